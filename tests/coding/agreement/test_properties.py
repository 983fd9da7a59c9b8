from functools import partial

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consult.coding.agreement.alpha import LEVELS, alpha
from consult.coding.agreement.chance import bennett, beyond, fleiss, gwet, percent
from consult.coding.agreement.pair import f1, kappa
from consult.coding.agreement.rating import Ratings

_MEASURES = {
    **{level: partial(alpha, level=level) for level in LEVELS if level not in ("masi", "jaccard")},
    "kappa": kappa,
    "f1": f1,
    "percent": percent,
    **{chance.__name__: partial(beyond, chance=chance) for chance in (bennett, fleiss, gwet)},
}
_tables = st.integers(2, 4).flatmap(
    lambda n: st.lists(
        st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=n, max_size=n), min_size=2, max_size=12
    )
)
_sets = st.lists(st.tuples(*[st.frozensets(st.sampled_from("abc"))] * 2), min_size=2, max_size=10)


def _value(measure):
    return float(measure.formula(measure.of_rows.sum(axis=0)))


def _all(rows):
    ratings = Ratings.of(rows)
    return {name: _value(measure(ratings)) for name, measure in _MEASURES.items()}


@given(_tables, st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_the_names_of_coders_matter(rows, chance):
    coders = list(range(len(rows[0])))
    chance.shuffle(coders)
    moved = [[row[coder] for coder in coders] for row in rows]
    chance.shuffle(moved)
    assert _all(moved) == pytest.approx(_all(rows), nan_ok=True)


@given(_tables)
def test_figures_stay_within_their_bounds(rows):
    found = _all(rows)
    assert all(np.isnan(value) or value <= 1 + 1e-9 for value in found.values())
    assert all(np.isnan(found[name]) or found[name] >= -1e-9 for name in ("percent", "f1"))
    assert all(np.isnan(found[name]) or found[name] >= -1 - 1e-9 for name in ("kappa", "bennett"))


@given(st.lists(st.integers(1, 4), min_size=2, max_size=12), st.integers(2, 4))
def test_coders_who_always_agree_about_values_that_vary_agree_perfectly(values, n_coders):
    assume(len(set(values)) > 1)
    found = _all([[value] * n_coders for value in values])
    assert list(found.values()) == pytest.approx([1.0] * len(found))


@given(st.integers(1, 4), st.integers(2, 9))
def test_where_nothing_varies_nothing_is_told_but_the_plain_agreement(value, n):
    found = _all([[value, value]] * n)
    assert found.pop("percent") == found.pop("f1") == 1.0
    assert all(np.isnan(one) for one in found.values())


@given(_sets)
def test_alpha_of_sets_is_one_of_the_same_sets_and_never_more(rows):
    for level in ("masi", "jaccard"):
        value = _value(alpha(Ratings.of(rows), level))
        assert np.isnan(value) or value <= 1 + 1e-9
        same = _value(alpha(Ratings.of([(one, one) for one, _ in rows]), level))
        assert np.isnan(same) == (len({one for one, _ in rows}) == 1)
        assert np.isnan(same) or same == pytest.approx(1.0)


@given(_tables)
def test_alpha_by_counts_is_alpha_by_pairs(rows):
    pairable = [[value for value in row if value is not None] for row in rows]
    pairable = [row for row in pairable if len(row) >= 2]
    every = [value for row in pairable for value in row]
    assume(len(set(every)) > 1)
    within = [
        (one - other) ** 2 / (len(row) - 1)
        for row in pairable
        for at, one in enumerate(row)
        for to, other in enumerate(row)
        if at != to
    ]
    across = [(one - other) ** 2 for at, one in enumerate(every) for to, other in enumerate(every) if at != to]
    expected = 1 - (sum(within) / len(every)) / (sum(across) / len(across))
    assert _value(alpha(Ratings.of(rows), "interval")) == pytest.approx(expected)
