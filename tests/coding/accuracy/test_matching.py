import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score

from consult.coding.accuracy import matching_accuracy

_NAN = float("nan")


def _maps(scores, labels, fields=None, seed=1):
    fields = fields or ["one"] * len(scores)
    figures = matching_accuracy(np.array(scores), np.array(labels, dtype=float), fields, seed).figures
    return figures["strict_map"], figures["relaxed_map"]


def test_worked_out_by_hand():
    # the better half: right, wrong, right, open
    strict, relaxed = _maps([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1], [1, 0, 1, _NAN, 1, 1, 1, 1, 1])
    assert strict.value == pytest.approx((1 + 2 / 3) / 2)
    assert relaxed.value == pytest.approx((1 + 2 / 3 + 3 / 4) / 3)


def test_the_mean_is_over_fields_and_a_field_without_a_match_counts_as_0():
    strict, _ = _maps([0.9, 0.1, 0.8, 0.2], [1, 0, 0, 1], ["a", "a", "b", "b"])
    assert strict.value == pytest.approx(0.5)


def test_the_order_of_equal_scores_within_the_half_does_not_matter():
    one = _maps([0.9, 0.9, 0.1, 0.1], [1, 0, 0, 0])[0].value
    assert one == _maps([0.9, 0.9, 0.1, 0.1], [0, 1, 0, 0])[0].value == pytest.approx(0.5)


_ROWS = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from([0.0, 1.0, _NAN]), st.sampled_from("ab")), min_size=2, max_size=30
)


def _official(rows, unlabelled):
    """The published rule step by step: half of each field, rounded down, then scikit-learn's average precision."""
    values = []
    for field in sorted({field for _, _, field in rows}):
        own = sorted((row for row in rows if row[2] == field), key=lambda row: -row[0])[
            : sum(r[2] == field for r in rows) // 2
        ]
        right = [unlabelled if np.isnan(label) else label for _, label, _ in own]
        values.append(average_precision_score(right, [score for score, _, _ in own]) if any(right) else 0.0)
    return np.mean(values)


@given(_ROWS)
@settings(max_examples=15, deadline=None)
def test_figures_are_those_of_the_published_rule(rows):
    scores, labels, fields = zip(*rows, strict=True)
    strict, relaxed = _maps(scores, labels, list(fields))
    assert strict.value == pytest.approx(_official(rows, 0.0))
    assert relaxed.value == pytest.approx(_official(rows, 1.0))


@given(_ROWS)
@settings(max_examples=15, deadline=None)
def test_open_pairs_can_only_help_when_they_count_as_right(rows):
    scores, labels, fields = zip(*rows, strict=True)
    closed = [0.0 if np.isnan(label) else label for label in labels]
    strict, relaxed = _maps(scores, closed, list(fields))
    assert strict.value == relaxed.value
    low, high = strict.interval
    assert 0 <= low <= high <= 1


def test_a_resample_that_draws_each_argument_once_is_the_figure_itself():
    from consult.coding.accuracy.matching import _top_half

    scores, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([0.0, 1.0, 1.0, 1.0])
    once, doubled = np.ones((1, 4)), np.full((1, 4), 2.0)
    assert _top_half(once, scores, right)[0] == pytest.approx(0.5)
    assert _top_half(doubled, scores, right)[0] == pytest.approx(0.5)
