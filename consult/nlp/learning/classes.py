"""One class a text (a tone, a grade) learned from labels.

Texts are alike as they are to a learner of themes and, besides, in the mean of the vectors of their segments: what a
long text says in its parts is lost in one vector of the whole. The scores of ridge regression on that likeness, one
column a class (or a finer class, where labels tell more apart), go beside the polarity of the words through a
multinomial logistic that was fitted on held-out scores. Rare classes are then raised by a power of how rare they are:
the power that gives the greatest mean of the classes' F1 on the same held-out scores, the mean over resamples of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from consult.nlp.encoder import Encoder, unit
from consult.nlp.exact import Exact, on_grid, products
from consult.nlp.learning import ridge
from consult.nlp.learning.likeness import Likeness, Numbers, Reading, between, nearness
from consult.nlp.learning.polarity import polarity
from consult.nlp.segment import spans

PENALTY = 8.0
_PARTS, _NEAR_PARTS = 4.0, 6.0
_POWERS = np.linspace(0.0, 1.0, 21)
_RESAMPLES, _SEED = 50, 2035


class _Read(NamedTuple):
    """Texts as a learner of themes sees them, and the unit mean of the vectors of their segments, (n, d)."""

    whole: Reading
    parts: Exact


@dataclass(frozen=True)
class LearnedClasses:
    """What was learned: `raised` (k,) multiplies the probabilities before the greatest is taken.

    `weights` and `mean` are those of the regression, a column a class or finer class.
    """

    classes: tuple[str, ...]
    likeness: Likeness
    encoder: Encoder
    known: _Read
    weights: Numbers
    mean: Numbers
    logistic: Any
    raised: Numbers

    def probabilities(self, texts: Sequence[str]) -> Numbers:
        """Return the probability of each class for each text, (n, k); rows sum to 1."""
        if not texts:
            return np.zeros((0, len(self.classes)))
        alike = _alike(_read(texts, self.likeness, self.encoder), self.known)
        scores = np.round(alike @ self.weights, 6) + self.mean
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
    known = _read(texts, likeness, encoder)
    fitted = ridge.fit(_alike(known, known), _indicators(finer or labels), groups, PENALTY)
    seen = np.hstack([fitted.held_out, polarity(texts)])
    logistic = LogisticRegression(C=10.0, max_iter=2_000).fit(seen, truth)
    share = np.bincount(truth, minlength=len(classes)) / len(truth)
    given = logistic.predict_proba(seen)
    power = _power(given, truth, share)
    return LearnedClasses(
        tuple(classes), likeness, encoder, known, fitted.weights, fitted.mean, logistic, share**-power
    )


def _read(texts: Sequence[str], likeness: Likeness, encoder: Encoder) -> _Read:
    cut = [[text[start:end] for start, end in spans(text)] or [text] for text in texts]
    vectors = encoder.encode([segment for segments in cut for segment in segments])
    firsts = np.cumsum([0, *(len(segments) for segments in cut[:-1])])
    return _Read(likeness.read(texts), on_grid(unit(np.add.reduceat(vectors, firsts, axis=0))))


def _alike(left: _Read, right: _Read) -> Numbers:
    cosine = products(left.parts, right.parts)
    alike: Numbers = between(left.whole, right.whole) + _PARTS * cosine + _NEAR_PARTS * nearness(cosine)
    return alike


def _indicators(labels: Sequence[str]) -> Numbers:
    classes = sorted(set(labels))
    return np.eye(len(classes))[[classes.index(label) for label in labels]]


def _power(given: Numbers, truth: Numbers, share: Numbers) -> float:
    """Return the power of rarity that classes are raised by; seeded, so the same every time."""
    random = np.random.default_rng(_SEED)
    raised = [(given / share**power).argmax(axis=1) for power in _POWERS]
    best = []
    for _ in range(_RESAMPLES):
        rows = random.integers(0, len(truth), len(truth))
        found = [_macro_f1(truth[rows], one[rows], len(share)) for one in raised]
        best.append(_POWERS[int(np.argmax(found))])
    return float(np.mean(best))


def _macro_f1(truth: Numbers, found: Numbers, n_classes: int) -> float:
    table = np.bincount(truth * n_classes + found, minlength=n_classes**2).reshape(n_classes, n_classes)
    return float((2 * np.diag(table) / np.maximum(table.sum(axis=0) + table.sum(axis=1), 1)).mean())
