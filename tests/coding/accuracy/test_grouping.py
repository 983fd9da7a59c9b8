from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.coding.accuracy import grouping_accuracy


def _values(given_groups, found, seed=1):
    return {name: one.value for name, one in grouping_accuracy(given_groups, found, seed).figures.items()}


def test_worked_out_by_hand():
    values = _values(["a", "a", "a", "", ""], ["1", "1", "", "2", "2"])
    assert values["pairwise_precision"] == pytest.approx(1 / 2)
    assert values["pairwise_recall"] == pytest.approx(1 / 3)
    assert values["pairwise_f1"] == pytest.approx(2 / 5)
    assert values["bcubed_precision"] == pytest.approx((1 + 1 + 1 + 1 / 2 + 1 / 2) / 5)
    assert values["bcubed_recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


_GROUPS = st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.sampled_from(["", "1", "2"])), min_size=2, max_size=12)


@given(_GROUPS)
@settings(max_examples=25, deadline=None)
def test_pairs_are_counted_right(rows):
    pairs = list(combinations(rows, 2))
    together = [bool(a[1]) and a[1] == b[1] for a, b in pairs]
    belong = [bool(a[0]) and a[0] == b[0] for a, b in pairs]
    both = sum(x and y for x, y in zip(together, belong, strict=True))
    values = _values(*(list(column) for column in zip(*rows, strict=True)))
    precision = both / sum(together) if any(together) else np.nan
    recall = both / sum(belong) if any(belong) else np.nan
    assert values["pairwise_precision"] == pytest.approx(precision, nan_ok=True)
    assert values["pairwise_recall"] == pytest.approx(recall, nan_ok=True)


@given(_GROUPS)
@settings(max_examples=15, deadline=None)
def test_names_do_not_matter_and_the_truth_is_perfect(rows):
    groups = [a for a, _ in rows]
    values = _values(groups, [name and name + "!" for name in groups])
    assert values["bcubed_f1"] == 1
    assert values["pairwise_f1"] == 1 or np.isnan(values["pairwise_f1"])


def test_what_hangs_together_is_one_unit_of_the_resampling():
    assert grouping_accuracy(["a", "a", "", "", "b"], ["1", "2", "2", "", ""], 1).n_groups == 3
