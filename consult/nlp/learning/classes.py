"""One class a text (a tone, a grade) learned from labels.

The scores of ridge regression on the likeness of texts, one column a class (or a finer class, where labels tell more
apart), go beside the polarity of the words through a multinomial logistic that was fitted on held-out scores. Rare
classes are then raised by a power of how rare they are, the power chosen on the same held-out scores for the greatest
mean of the classes' F1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from consult.nlp.encoder import Encoder
from consult.nlp.learning import ridge
from consult.nlp.learning.likeness import Likeness, Numbers, between
from consult.nlp.learning.polarity import polarity
from consult.nlp.learning.score import Scorer, scorer

PENALTY = 4.0
_POWERS = np.linspace(0.0, 1.0, 11)


@dataclass(frozen=True)
class LearnedClasses:
    """What was learned: `raised` (k,) multiplies the probabilities before the greatest is taken."""

    classes: tuple[str, ...]
    likeness: Likeness
    scorer: Scorer
    logistic: Any
    raised: Numbers

    def probabilities(self, texts: Sequence[str]) -> Numbers:
        """Return the probability of each class for each text, (n, k); rows sum to 1."""
        if not texts:
            return np.zeros((0, len(self.classes)))
        scores = self.scorer.scores(self.likeness.read(texts))
        given: Numbers = self.logistic.predict_proba(np.hstack([scores, polarity(texts)]))
        return given

    def decide(self, probabilities: Numbers) -> list[str]:
        """Return the class of each text."""
        return [self.classes[best] for best in (probabilities * self.raised).argmax(axis=1)]


def learn_classes(
    texts: Sequence[str],
    labels: Sequence[str],
    groups: Sequence[str],
    encoder: Encoder,
    finer: Sequence[str] | None = None,
) -> LearnedClasses:
    """Learn one class a text from the labels of texts.

    Args:
        texts: the n texts.
        labels: the class of each.
        groups: whose each is; a person's texts are held out together.
        encoder: what reads them.
        finer: labels that tell more apart than `labels`, where there are such.
    """
    from sklearn.linear_model import LogisticRegression

    classes = sorted(set(labels))
    truth = np.array([classes.index(label) for label in labels])
    likeness = Likeness.fitted(texts, encoder)
    known = likeness.read(texts)
    fitted = ridge.fit(between(known, known), _indicators(finer or labels), groups, PENALTY)
    seen = np.hstack([fitted.held_out, polarity(texts)])
    logistic = LogisticRegression(C=10.0, max_iter=2_000).fit(seen, truth)
    share = np.bincount(truth, minlength=len(classes)) / len(truth)
    given = logistic.predict_proba(seen)
    power = max(_POWERS, key=lambda one: (_macro_f1(truth, (given / share**one).argmax(axis=1), len(classes)), -one))
    return LearnedClasses(tuple(classes), likeness, scorer(known, fitted.weights, fitted.mean), logistic, share**-power)


def _indicators(labels: Sequence[str]) -> Numbers:
    classes = sorted(set(labels))
    return np.eye(len(classes))[[classes.index(label) for label in labels]]


def _macro_f1(truth: Numbers, found: Numbers, n_classes: int) -> float:
    table = np.bincount(truth * n_classes + found, minlength=n_classes**2).reshape(n_classes, n_classes)
    return float((2 * np.diag(table) / np.maximum(table.sum(axis=0) + table.sum(axis=1), 1)).mean())
