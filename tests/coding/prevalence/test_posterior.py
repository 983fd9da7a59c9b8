import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.coding.prevalence.difference import difference
from consult.coding.prevalence.estimation import strata_of
from consult.coding.prevalence.posterior import Stratum, posterior

# of 500 answers the model coded 109; 100 were audited
_CODED, _OTHERS = Stratum(109, 19, 14), Stratum(391, 81, 6)


@st.composite
def _strata(draw):
    total = draw(st.integers(0, 40))
    audited = draw(st.integers(0, total))
    return Stratum(total, audited, draw(st.integers(0, audited)))


def test_the_fixed_example_is_as_published_simulation_has_it():
    found = posterior([_CODED, _OTHERS])
    assert found.mean / 500 == pytest.approx(0.2196463, abs=5e-8)
    assert found.interval == (83, 139)
    assert found.median == 110


def test_the_sum_over_strata_is_what_drawing_them_gives():
    chance = np.random.default_rng(3)
    drawn = sum(
        one.found
        + chance.binomial(one.total - one.audited, chance.beta(one.found + 0.5, one.audited - one.found + 0.5, 200_000))
        for one in (_CODED, _OTHERS)
    )
    found = posterior([_CODED, _OTHERS])
    assert found.mean == pytest.approx(drawn.mean(), abs=0.2)
    assert found.interval == pytest.approx(np.quantile(drawn, (0.025, 0.975)), abs=1)


def test_the_difference_estimator_is_as_published():
    people = np.array([1] * 14 + [1] * 6 + [0] * 5 + [0] * 75, dtype=bool)
    machine = np.array([1] * 14 + [0] * 6 + [1] * 5 + [0] * 75, dtype=bool)
    found = difference(people, machine, n_machine=109, total=500)
    assert found.share * 500 == pytest.approx(114.0)
    assert (found.error, *found.interval) == pytest.approx((0.0298007, 0.169591, 0.286409), abs=5e-7)


@given(st.lists(_strata(), min_size=1, max_size=3))
def test_the_count_is_never_less_than_was_found_nor_more_than_can_be(strata):
    found = posterior(strata)
    low, high = found.interval
    n_found, n_not = sum(one.found for one in strata), sum(one.audited - one.found for one in strata)
    assert n_found <= low <= found.median <= high <= found.total - n_not
    assert found.total == sum(one.total for one in strata)
    assert found.weights.sum() == pytest.approx(1.0)


@given(_strata())
def test_an_audit_of_every_answer_leaves_nothing_open(one):
    whole = posterior([Stratum(one.total, one.total, one.found)])
    assert whole.interval == (one.found, one.found)


@given(_strata(), _strata())
def test_the_order_of_strata_does_not_matter(one, other):
    assert posterior([one, other]).weights == pytest.approx(posterior([other, one]).weights, abs=1e-9)


def test_where_none_of_the_models_codings_was_audited_the_prior_does_not_speak_for_them():
    assert strata_of(Stratum(50, 0, 0), Stratum(450, 100, 4)) == (Stratum(500, 100, 4),)
    assert len(strata_of(Stratum(0, 0, 0), Stratum(450, 100, 4))) == 2


def test_many_answers_are_summed_as_exactly_as_few():
    large = posterior([Stratum(4_000, 100, 60), Stratum(20_000, 300, 6)])
    assert large.mean == pytest.approx(60 + 3_900 * 60.5 / 101 + 6 + 19_700 * 6.5 / 301, rel=1e-6)
