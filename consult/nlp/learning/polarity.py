"""How good and how bad the words of a text are by a lexicon, and how that is spread over its clauses.

VADER (Hutto and Gilbert 2014) gives each clause and the whole text shares of good, bad and plain words, and one number
for all of it. By itself it reads answers badly. As one more thing for a learner to go by it helps: words of praise and
blame are many and training texts few, and the best and the worst clause tell mixed texts from plain ones.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.nlp.segment import spans

WIDTH = 17
_MEASURES = ("compound", "pos", "neg", "neu")
_CLAUSE = re.compile(
    r"\s+(?=(?:but|however|although|though|except|apart|just|only|would|could|and)\b)|[,;]\s+|\s[-–]\s", re.IGNORECASE
)


def polarity(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return 17 numbers a text, (n, 17).

    They are the four measures of the text, the mean, greatest and least of each over its segments and their clauses,
    and the logarithm of its number of words.
    """
    return np.array([_of(text) for text in texts], dtype=np.float64).reshape(-1, WIDTH)


def _of(text: str) -> list[float]:
    parts = np.array([_measured(part) for part in _parts(text)] or [[0.0] * len(_MEASURES)])
    spread = [*parts.mean(axis=0), *parts.max(axis=0), *parts.min(axis=0)]
    return [*_measured(text), *spread, float(np.log1p(len(text.split())))]


def _parts(text: str) -> list[str]:
    """Return the segments of a text, and the clauses of two words and more of those that have several."""
    parts = []
    for start, end in spans(text):
        segment = text[start:end]
        clauses = [clause for clause in _CLAUSE.split(segment) if len(clause.split()) > 1]
        parts += [segment, *(clauses if len(clauses) > 1 else [])]
    return parts


def _measured(text: str) -> list[float]:
    measured = analyser().polarity_scores(text)
    return [measured[name] for name in _MEASURES]


@cache
def analyser() -> Any:
    """Return the lexicon's own reader."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
