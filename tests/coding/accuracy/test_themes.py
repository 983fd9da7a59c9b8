"""Against figures worked out by hand, and against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import accuracy_score, f1_score, label_ranking_average_precision_score

from consult.coding.accuracy import theme_accuracy

# four texts, three themes
_TRUTH = np.array([[1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 0]], dtype=bool)
_FOUND = np.array([[1, 0, 0], [0, 0, 0], [1, 1, 0], [1, 0, 0]], dtype=bool)
_PROBABILITIES = np.array([[0.9, 0.4, 0.1], [0.1, 0.2, 0.3], [0.8, 0.6, 0.2], [0.7, 0.3, 0.1]])
_NAMES = ["a", "b", "c"]


def _accuracy(truth=_TRUTH, found=_FOUND, probabilities=_PROBABILITIES, groups=("1", "2", "3", "4"), seed=1):
    return theme_accuracy(truth, found, probabilities, list(groups), [f"t{n}" for n in range(truth.shape[1])], seed)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("samples_f1", (2 / 3 + 1 + 2 / 3 + 0) / 4),
        ("micro_f1", 2 * 2 / (2 * 2 + 2 + 2)),
        ("macro_f1", (4 / 5 + 0) / 2),
        ("exact_match", 1 / 4),
        ("lrap", (1 + 1 + 1 + 1 / 2) / 4),
        ("cardinality", 4 / 4),
        ("cardinality_found", 4 / 4),
    ],
)
def test_figures_worked_out_by_hand(figure, value):
    assert _accuracy().figures[figure].value == pytest.approx(value)


def test_each_theme_has_its_support_precision_recall_and_f1():
    first, second, third = _accuracy().parts
    assert (first.support, first.found, first.precision, first.recall) == (2, 3, pytest.approx(2 / 3), 1.0)
    assert first.f1.value == pytest.approx(4 / 5)
    assert (second.support, second.found, second.precision, second.recall) == (2, 1, 0.0, 0.0)
    assert third.support == third.found == 0
    assert np.isnan(third.f1.value)


def _tables(n, k):
    probabilities = arrays(np.float64, (n, k), elements=st.sampled_from([0.0, 0.125, 0.25, 0.5, 0.75, 1.0]))
    return st.tuples(arrays(bool, (n, k)), arrays(bool, (n, k)), probabilities)


_ANY = st.integers(1, 8).flatmap(lambda n: st.integers(2, 5).flatmap(lambda k: _tables(n, k)))


@given(_ANY)
@settings(max_examples=25, deadline=None)
def test_figures_are_those_of_scikit_learn(tables):
    truth, found, probabilities = tables
    figures = _accuracy(truth, found, probabilities, [str(n) for n in range(len(truth))]).figures
    expected = {
        "samples_f1": f1_score(truth, found, average="samples", zero_division=1),
        "micro_f1": f1_score(truth, found, average="micro", zero_division=np.nan),
        "macro_f1": f1_score(truth, found, average="macro", zero_division=np.nan),
        "exact_match": accuracy_score(truth, found),
        "lrap": label_ranking_average_precision_score(truth, probabilities),
    }
    assert {name: figures[name].value for name in expected} == pytest.approx(expected, nan_ok=True)


@given(_ANY, st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_figures_and_intervals_lie_between_0_and_1_whatever_the_order_of_the_rows(tables, chance):
    groups = [str(chance.randrange(3)) for _ in tables[0]]
    order = list(range(len(groups)))
    chance.shuffle(order)
    one, other = _accuracy(*tables, groups), _accuracy(*(t[order] for t in tables), [groups[row] for row in order])
    for name, estimate in one.figures.items():
        same = other.figures[name]
        assert (estimate.value, *estimate.interval) == pytest.approx((same.value, *same.interval), nan_ok=True)
        if not name.startswith("cardinality") and not np.isnan(estimate.value):
            assert min(estimate.value, *estimate.interval) >= -1e-9
            assert max(estimate.value, *estimate.interval) <= 1 + 1e-9


def test_no_text_has_no_figure():
    empty = np.zeros((0, 3))
    accuracy = _accuracy(empty.astype(bool), empty.astype(bool), empty, [])
    assert accuracy.n == 0
    assert all(np.isnan(one.value) and np.isnan(one.interval[0]) for one in accuracy.figures.values())
