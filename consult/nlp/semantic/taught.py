"""Themes of which a frame says much: its descriptions are taken for coded texts, and themes are learned from them.

A ridge regression on words and meaning at once (`consult.nlp.learning`), as from codings. Each example
is left out in turn; one logistic over all themes is fitted on what is then said of it, so that a probability means what
it says for sentences like the examples. It is not fitted on any real answer.
"""

from collections.abc import Sequence

import numpy as np

from consult.nlp.encoder import Encoder
from consult.nlp.exact import Exact
from consult.nlp.learning import ridge
from consult.nlp.learning.likeness import Likeness, between
from consult.nlp.learning.score import scorer
from consult.nlp.semantic.described import Described

FEWEST_EXAMPLES, FEWEST_THEMES = 30, 5
PENALTY = 4.0


class Taught:
    """Probabilities of segments, learned from descriptions."""

    version = f"taught words {PENALTY}"

    def __init__(self, described: Described, encoder: Encoder) -> None:
        self._likeness = Likeness.fitted(described.words, encoder, characters=False)
        self.fingerprint = self._likeness.fingerprint
        self._n_themes = len(described.families)
        known = self._likeness.read(described.words)
        targets = np.eye(len(described.families))[described.owner]
        alone = [str(number) for number in range(len(described.words))]
        fitted = ridge.fit(between(known, known), targets, alone, PENALTY)
        self._scorer = scorer(known, fitted.weights, fitted.mean)
        self._intercept, self._slope = _logistic(described, fitted.held_out)

    def probabilities(self, segments: Sequence[str]) -> Exact:
        """Return (segments, k). A segment's probabilities depend on that segment alone."""
        if not segments:
            return np.zeros((0, self._n_themes))
        scores = self._scorer.scores(self._likeness.read(segments))
        given: Exact = 1.0 / (1.0 + np.exp(-(self._intercept + self._slope * scores)))
        return given


def enough(described: Described) -> bool:
    """Tell whether a frame has examples enough to be taught by."""
    themes = np.unique(described.owner[described.is_example])
    return int(described.is_example.sum()) >= FEWEST_EXAMPLES and len(themes) >= FEWEST_THEMES


def _logistic(described: Described, held_out: Exact) -> tuple[float, float]:
    """Fit on the examples: each against its own theme and the themes of other families, which it is surely not of."""
    from sklearn.linear_model import LogisticRegression

    scores, own = [], []
    for row in np.flatnonzero(described.is_example):
        theme = described.owner[row]
        counted = described.families != described.families[theme]
        counted[theme] = True
        scores.append(held_out[row, counted])
        own.append((np.arange(len(counted)) == theme)[counted])
    model = LogisticRegression(C=100.0).fit(np.concatenate(scores)[:, None], np.concatenate(own))
    return round(float(model.intercept_[0]), 6), round(float(model.coef_[0, 0]), 6)
