"""The language room: texts in; segments, theme codings, tones and mentions out, offline and the same every time."""

from consult.nlp import baseline, discovery, learning
from consult.nlp.encoder import Remembering, load_encoder
from consult.nlp.tagger import load_tagger

__all__ = ["Remembering", "baseline", "discovery", "learning", "load_encoder", "load_tagger"]
