"""What any method has to beat, measured beside the product and no part of it. Nothing here is tuned.

- Themes and classes: words and word pairs, and runs of three to five characters, weighted by rarity (TF-IDF), then
  logistic regression that gives the rarer side as much weight as the commoner one. Themes are found from one half.
- Likeness: cosine of words weighted by rarity.
- Tone: VADER (Hutto and Gilbert 2014).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.errors import InputError
from consult.nlp.learning.polarity import analyser

NAME = "TF-IDF of words and characters, logistic regression"
_STRENGTH = 10.0
_MANY = 50
_WORD = r"(?u)\b\w+\b"
_VADER_NEUTRAL = 0.05  # its authors' threshold

Numbers = NDArray[np.float64]
Decisions = NDArray[np.bool_]


@dataclass(frozen=True)
class Linear:
    """A linear model for each column; a number in place of one that was coded never or always."""

    features: Any
    models: tuple[Any, ...]

    def probabilities(self, texts: Sequence[str]) -> Numbers:
        """Return (n, k)."""
        read = self.features.transform(texts)
        return np.column_stack(
            [np.full(len(texts), m) if isinstance(m, float) else m.predict_proba(read)[:, 1] for m in self.models]
        )

    def decide(self, probabilities: Numbers) -> Decisions:
        """Return which themes are found, (n, k)."""
        return probabilities >= 0.5


@dataclass(frozen=True)
class LinearClasses:
    """A linear model of one class a text."""

    classes: tuple[str, ...]
    features: Any
    model: Any

    def probabilities(self, texts: Sequence[str]) -> Numbers:
        """Return (n, k), rows that sum to 1."""
        given: Numbers = self.model.predict_proba(self.features.transform(texts))
        return given

    def decide(self, probabilities: Numbers) -> list[str]:
        """Return the likeliest class of each text."""
        return [self.classes[best] for best in probabilities.argmax(axis=1)]


def learn_themes(texts: Sequence[str], coded: Decisions) -> Linear:
    """Learn themes (n, k) of texts."""
    features = words_and_characters(texts)
    known = features.transform(texts)
    columns = [
        _model().fit(known, column) if 0 < column.sum() < len(column) else float(column.any()) for column in coded.T
    ]
    return Linear(features, tuple(columns))


def learn_classes(texts: Sequence[str], labels: Sequence[str]) -> LinearClasses:
    """Learn one class a text."""
    features = words_and_characters(texts)
    model = _model().fit(features.transform(texts), list(labels))
    return LinearClasses(tuple(model.classes_), features, model)


def likeness(texts: Sequence[str], statements: Sequence[str], background: Sequence[str]) -> Numbers:
    """Return the cosine of each text with each statement, (n, m); `background` says which words are rare."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    try:
        words.fit(background)
    except ValueError:  # no word that is not one of the commonest
        return np.zeros((len(texts), len(statements)))
    cosine: Numbers = np.round((words.transform(texts) @ words.transform(statements).T).toarray(), 9)
    return cosine


def vader(texts: Sequence[str]) -> list[str]:
    """Return positive, neutral or negative for each text."""
    compound = [analyser().polarity_scores(text)["compound"] for text in texts]
    return [
        "positive" if one >= _VADER_NEUTRAL else "negative" if one <= -_VADER_NEUTRAL else "neutral" for one in compound
    ]


def words_and_characters(texts: Sequence[str]) -> Any:
    """Return what turns texts into features, fitted on texts; what stands in one of many texts only is no feature.

    Raises:
        InputError: there is no word in any of the texts.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union

    fewest = 2 if len(texts) >= _MANY else 1
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=_WORD, min_df=fewest, sublinear_tf=True)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=fewest, sublinear_tf=True)
    try:
        return make_union(words, characters).fit(texts)
    except ValueError:
        raise InputError("there is no word in the training texts that could be learned from.") from None


def _model() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=1_000)
