"""The language room: texts in; segments, theme codings, tones and mentions out, offline and the same every time."""

from consult.nlp.coder import load_coder
from consult.nlp.encoder import load_encoder
from consult.nlp.segment import segment, spans
from consult.nlp.tagger import Tags, load_tagger

__all__ = ["Tags", "load_coder", "load_encoder", "load_tagger", "segment", "spans"]
