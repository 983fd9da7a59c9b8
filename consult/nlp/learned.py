"""Themes and classes learned from a team's own codings: embeddings beside words and characters, one linear model each.

A first version: every theme has the threshold one half, and nothing is calibrated yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.nlp.encoder import Encoder

Decisions = NDArray[np.bool_]
Probabilities = NDArray[np.float64]
_STRENGTH = 3.0
_THRESHOLD = 0.5


@dataclass(frozen=True)
class LearnedThemes:
    """A model of each theme."""

    names: tuple[str, ...]
    features: Any
    models: tuple[Any, ...]

    def probabilities(self, texts: Sequence[str]) -> Probabilities:
        """Return the probability of each theme for each text, (n, k)."""
        read = self.features(texts)
        given = [
            np.full(len(texts), model) if isinstance(model, float) else model.predict_proba(read)[:, 1]
            for model in self.models
        ]
        return np.column_stack(given)

    def decide(self, probabilities: Probabilities) -> Decisions:
        """Return which themes are found, (n, k)."""
        return probabilities >= _THRESHOLD


@dataclass(frozen=True)
class LearnedClasses:
    """A model of one class a text."""

    classes: tuple[str, ...]
    features: Any
    model: Any

    def probabilities(self, texts: Sequence[str]) -> Probabilities:
        """Return the probability of each class for each text, (n, k); they sum to 1."""
        known: Probabilities = self.model.predict_proba(self.features(texts))
        return known


def learn_themes(
    texts: Sequence[str],
    coded: Decisions,
    groups: Sequence[str],
    encoder: Encoder,
    names: Sequence[str],
    seed: int,
) -> LearnedThemes:
    """Learn themes from coded texts; a theme coded never or always keeps that."""
    del groups
    features = _features(texts, encoder)
    known = features(texts)
    models = tuple(
        _model(seed).fit(known, column) if 0 < column.sum() < len(column) else float(column.any()) for column in coded.T
    )
    return LearnedThemes(tuple(names), features, models)


def learn_classes(
    texts: Sequence[str], labels: Sequence[str], groups: Sequence[str], encoder: Encoder, seed: int
) -> LearnedClasses:
    """Learn one class a text."""
    del groups
    features = _features(texts, encoder)
    model = _model(seed).fit(features(texts), list(labels))
    return LearnedClasses(tuple(model.classes_), features, model)


def _features(texts: Sequence[str], encoder: Encoder) -> Any:
    from scipy.sparse import csr_array, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union

    words = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=2, sublinear_tf=True),
    ).fit(texts)
    return lambda read: hstack([words.transform(read), csr_array(2 * encoder.encode(read))]).tocsr()


def _model(seed: int) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=300, random_state=seed)
