"""Themes and classes learned from a team's own codings."""

from collections.abc import Sequence

from consult.nlp.encoder import Encoder
from consult.nlp.learning import classes, themes
from consult.nlp.learning.classes import LearnedClasses
from consult.nlp.learning.themes import LearnedThemes
from consult.nlp.learning.threshold import Decisions


def learn_themes(
    texts: Sequence[str],
    coded: Decisions,
    groups: Sequence[str],
    encoder: Encoder,
    names: Sequence[str],
    seed: int,
) -> LearnedThemes:
    """Learn themes from coded texts, of which nothing but the name is known; see `learning.themes`."""
    del seed
    return themes.learn_themes(texts, coded, groups, encoder, [[name] for name in names])


def learn_classes(
    texts: Sequence[str], labels: Sequence[str], groups: Sequence[str], encoder: Encoder, seed: int
) -> LearnedClasses:
    """Learn one class a text; see `learning.classes`."""
    del seed
    return classes.learn_classes(texts, labels, groups, encoder)
