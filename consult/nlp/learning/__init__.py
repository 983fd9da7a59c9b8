"""Learning from a team's own codings: a likeness of texts, ridge regression on it, and honest probabilities."""

from consult.nlp.learning.classes import learn_classes
from consult.nlp.learning.coder import ENOUGH
from consult.nlp.learning.themes import learn_themes
from consult.nlp.learning.training import learn_frame

__all__ = ["ENOUGH", "learn_classes", "learn_frame", "learn_themes"]
