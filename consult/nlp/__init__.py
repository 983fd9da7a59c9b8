"""The language room: texts in; segments, theme codings, tones and mentions out, offline and the same every time."""

from consult.nlp import baseline
from consult.nlp.encoder import Remembering, load_encoder
from consult.nlp.learned import learn_classes, learn_themes
from consult.nlp.tagger import load_tagger

__all__ = ["Remembering", "baseline", "learn_classes", "learn_themes", "load_encoder", "load_tagger"]
