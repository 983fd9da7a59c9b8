import numpy as np
import pytest

from consult.errors import InputError
from consult.nlp import baseline

_TEXTS = ["We cannot find welders.", "Welders are rare.", "The grid is full.", "No grid, no growth."]
_CODED = np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0]], dtype=bool)


def test_themes_are_learned_and_one_that_was_never_coded_is_never_found():
    learned = baseline.learn_themes(_TEXTS, _CODED)
    probabilities = learned.probabilities(["Where are the welders?", "The grid again."])
    assert learned.decide(probabilities).tolist() == [[True, False, False], [False, True, False]]
    assert probabilities[:, 2].tolist() == [0.0, 0.0]


def test_classes_are_learned_and_their_probabilities_sum_to_1():
    learned = baseline.learn_classes(_TEXTS, ["skills", "skills", "grid", "grid"])
    probabilities = learned.probabilities(["welders"])
    assert learned.classes == ("grid", "skills")
    assert probabilities.sum() == pytest.approx(1)
    assert probabilities[0, 1] > 0.5


def test_texts_without_a_word_cannot_be_learned_from():
    with pytest.raises(InputError, match="no word"):
        baseline.learn_themes(["…", "!!"], _CODED[:2])


def test_likeness_is_a_cosine_of_the_rarer_words():
    cosine = baseline.likeness(["the grid queue", "the welders"], ["a grid", "the"], [*_TEXTS, "grid queue"])
    assert 0 < cosine[0, 0] < 1
    assert cosine[:, 1].tolist() == [0.0, 0.0]


def test_likeness_is_0_where_there_is_no_word_to_compare():
    assert baseline.likeness(["the"], ["and"], ["of"]).tolist() == [[0.0]]


def test_vader_reads_praise_and_blame():
    assert baseline.vader(["A wonderful service, thank you.", "A dreadful, horrible wait.", "It is Tuesday."]) == [
        "positive",
        "negative",
        "neutral",
    ]
