"""From codings to a file of what was learned, and what it would have coded without each respondent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consult.nlp.encoder import Remembering, load_encoder
from consult.nlp.learning.coder import ENOUGH
from consult.nlp.learning.likeness import Numbers
from consult.nlp.learning.saved import Learned, save
from consult.nlp.learning.themes import learn_themes
from consult.nlp.learning.threshold import Decisions
from consult.settings import NlpSettings
from consult.vocabulary import CodeFrame, Theme


@dataclass(frozen=True)
class Training:
    """`saved` is the file. `probabilities` and `held_out` (n, k) are what each answer would have been given, and would
    have been coded, without its respondent's answers; `thresholds` (k,) the probabilities from which themes are coded,
    None where there were fewer than `ENOUGH` codings to learn a theme from.
    """

    saved: bytes
    probabilities: Numbers
    held_out: Decisions
    thresholds: tuple[float | None, ...]


def learn_frame(
    frame: CodeFrame, texts: Sequence[str], coded: Decisions, groups: Sequence[str], settings: NlpSettings
) -> Training:
    """Learn the themes of a code frame from coded answers.

    Args:
        frame: k themes, whose names, definitions and examples count as coded texts.
        texts: of the n answers that were coded.
        coded: which themes each was given, (n, k), in the order of the frame.
        groups: the respondent of each answer.
        settings: which encoder reads.
    """
    encoder = Remembering(load_encoder(settings.encoder, settings.threads))
    themes = learn_themes(texts, coded, groups, encoder, [_described(theme) for theme in frame.themes])
    times = tuple(int(n) for n in np.sum(coded, axis=0))
    learned = Learned(themes, tuple(theme.id for theme in frame.themes), times, len(texts))
    at = tuple(float(one) if n >= ENOUGH else None for one, n in zip(themes.thresholds, times, strict=True))
    return Training(save(learned, encoder), themes.held_out, themes.decide(themes.held_out), at)


def _described(theme: Theme) -> list[str]:
    return [words for words in (theme.name, theme.definition, *theme.includes, *theme.examples) if words]
