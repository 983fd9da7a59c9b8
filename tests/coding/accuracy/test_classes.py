import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, f1_score

from consult.coding.accuracy import class_accuracy

_NAMES = ["good", "so-so", "bad"]
_CLASSES = st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES)), min_size=1, max_size=12)


@given(_CLASSES)
@settings(max_examples=25, deadline=None)
def test_figures_are_those_of_scikit_learn(pairs):
    truth, found = zip(*pairs, strict=True)
    figures = class_accuracy(truth, found, [str(n) for n in range(len(pairs))], _NAMES, seed=1).figures
    assert figures["accuracy"].value == pytest.approx(accuracy_score(truth, found))
    expected = f1_score(truth, found, labels=_NAMES, average="macro", zero_division=np.nan)
    assert figures["macro_f1"].value == pytest.approx(expected)


def test_classes_are_listed_in_the_order_given():
    accuracy = class_accuracy(["bad", "good"], ["bad", "bad"], ["1", "2"], _NAMES, seed=1)
    assert [(part.name, part.support, part.found) for part in accuracy.parts] == [
        ("good", 1, 0),
        ("so-so", 0, 0),
        ("bad", 1, 2),
    ]


def test_probabilities_of_what_was_found_are_held_against_how_often_it_is_right():
    accuracy = class_accuracy(["bad", "bad"], ["bad", "good"], ["1", "2"], _NAMES, 1, np.array([0.8, 0.8]))
    assert accuracy.figures["ece"].value == pytest.approx(0.3)
