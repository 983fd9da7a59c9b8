import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.coding.prevalence import compare_groups
from consult.coding.prevalence.comparison import holm
from consult.coding.prevalence.posterior import Posterior, Stratum, posterior


def _group(total, audited, found):
    return posterior([Stratum(total, audited, found)])


def test_holms_correction_is_as_published():
    # Holm 1979: four values, multiplied by 4, 3, 2 and 1 from the smallest on and never falling
    found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})
    assert found == pytest.approx({"a": 0.03, "b": 0.06, "c": 0.06, "d": 0.02})


@given(st.dictionaries(st.integers(), st.floats(0, 1), max_size=8))
def test_a_corrected_value_is_never_smaller_and_keeps_the_order(chances):
    found = holm(chances)
    assert all(chances[key] <= found[key] <= 1 for key in chances)
    order = sorted(chances, key=chances.get)
    assert [found[key] for key in order] == sorted(found.values())


def test_groups_that_differ_are_told_from_those_that_do_not():
    far, near = _group(500, 100, 60), _group(800, 150, 30)
    found = compare_groups({"far": (far, near), "same": (near, near)})
    assert found["far"] < 0.001
    assert found["same"] == pytest.approx(1.0)


def test_the_two_sides_may_change_places():
    one, other = _group(37, 30, 12), _group(90, 40, 9)
    assert compare_groups({1: (one, other)})[1] == pytest.approx(compare_groups({1: (other, one)})[1])


def test_the_probability_is_that_of_drawing_both():
    one, other = _group(60, 30, 12), _group(90, 40, 9)
    chance = np.random.default_rng(1)
    shares = [chance.choice(len(group.weights), 200_000, p=group.weights) / group.total for group in (one, other)]
    above = (shares[0] > shares[1]).mean() + (shares[0] == shares[1]).mean() / 2
    assert compare_groups({1: (one, other)})[1] == pytest.approx(2 * min(above, 1 - above), abs=0.01)


def test_where_no_group_differs_one_test_in_twenty_says_so():
    chance, said = np.random.default_rng(2), 0
    truth = np.repeat([True, False], (240, 960))
    for _ in range(300):
        groups = chance.permutation(truth).reshape(2, 600)
        drawn = [int(chance.choice(group, 100, replace=False).sum()) for group in groups]
        # the groups themselves differ a little by chance: what is tested is whether the audit claims more
        said += compare_groups({1: tuple(_group(600, 100, found) for found in drawn)})[1] < 0.05
    assert said / 300 < 0.09


def test_an_empty_group_differs_from_nobody():
    assert compare_groups({1: (Posterior(np.ones(1)), _group(90, 40, 9))})[1] == 1.0
