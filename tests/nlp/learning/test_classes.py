import numpy as np
import pytest

from consult.nlp import load_encoder
from consult.nlp.learning.classes import learn_classes
from tests.nlp.learning.test_themes import GROUPS, TEXTS

GRADES = ["4", "5"] * 8 + ["3"] * 4
TONES = ["bad"] * 16 + ["plain"] * 4


@pytest.fixture(scope="module")
def encoder():
    return load_encoder("tfidf")


def test_classes_are_learned_and_their_probabilities_sum_to_one(encoder) -> None:
    learned = learn_classes(TEXTS, TONES, GROUPS, encoder)
    probabilities = learned.probabilities([*TEXTS, "Nothing to say about E."])
    assert np.allclose(probabilities.sum(axis=1), 1)
    assert learned.decide(probabilities) == [*TONES, "plain"]


def test_labels_that_tell_more_apart_are_learned_from_too(encoder) -> None:
    learned = learn_classes(TEXTS, TONES, GROUPS, encoder, GRADES)
    assert learned.classes == ("bad", "plain")
    assert learned.mean.tolist() == pytest.approx([0.2, 0.4, 0.4])
    assert learned.decide(learned.probabilities(TEXTS)) == TONES


def test_a_rare_class_is_found_more_often_than_it_is_likeliest(encoder) -> None:
    rare = ["common"] * 17 + ["rare"] * 3
    learned = learn_classes([f"Words {row % 3}." for row in range(20)], rare, GROUPS, encoder)
    assert learned.raised[learned.classes.index("rare")] >= learned.raised[learned.classes.index("common")]


def test_no_text_has_no_probabilities(encoder) -> None:
    assert learn_classes(TEXTS, TONES, GROUPS, encoder).probabilities([]).shape == (0, 2)
