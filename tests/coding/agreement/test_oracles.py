"""Figures that others published or that other programs give."""

import numpy as np
import pytest
from scipy.stats import t

from consult.coding.agreement import reliability
from consult.coding.agreement.distance import masi
from consult.coding.agreement.rating import Ratings
from consult.coding.agreement.standard_error import ac1_error, alpha_error
from tests.coding.agreement.published import (
    ABSTRACTORS,
    FOUR_OBSERVERS,
    FOUR_RATERS,
    FOURTEEN_RATERS,
    THREE_CODERS,
    crossed,
)


def _six(expected):
    return pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("rows", "level", "expected"),
    [
        (FOUR_OBSERVERS, "nominal", 0.743421),
        (FOUR_OBSERVERS, "ordinal", 0.815388),
        (FOUR_OBSERVERS, "interval", 0.849107),
        (FOUR_OBSERVERS, "ratio", 0.797403),
        (list(zip("0100000010", "1110010000", strict=True)), "nominal", 0.095238),
        (list(zip("aabbdcccedda", "babbbccceddd", strict=True)), "nominal", 0.691964),
        (THREE_CODERS, "nominal", 0.691358),
        (THREE_CODERS, "interval", 0.810845),
    ],
)
def test_alpha_is_as_published(rows, level, expected):
    assert reliability(rows, level)["alpha"].value == _six(expected)


@pytest.mark.parametrize(
    ("table", "expected"),
    [([[20, 5], [10, 15]], 0.4), ([[45, 15], [25, 15]], 0.130435), ([[25, 35], [5, 35]], 0.259259)],
)
def test_cohens_kappa_is_as_published(table, expected):
    assert reliability(crossed(table))["kappa"].value == _six(expected)


def test_the_family_of_kappas_is_that_of_artstein_and_poesio():
    found = reliability(crossed([[46, 6, 0], [0, 32, 0], [0, 6, 10]]))
    expected = {"percent": 0.88, "s": 0.82, "fleiss": 0.799532, "kappa": 0.801325}
    assert {name: found[name].value for name in expected} == _six(expected)


def test_fleiss_kappa_is_as_published():
    assert reliability(FOURTEEN_RATERS)["fleiss"].value == _six(0.209931)


def test_ac1_and_its_interval_are_gwets():
    found = reliability(FOUR_RATERS)
    assert found["percent"].value == _six(0.818182)
    assert found["ac1"].value == _six(0.775444)
    pa, ac1 = found["percent"].value, found["ac1"].value
    assert (pa - ac1) / (1 - ac1) == _six(0.190321)
    error = ac1_error(Ratings.of(FOUR_RATERS))
    assert error == pytest.approx(0.143, abs=5e-4)
    assert ac1 - t.ppf(0.975, 11) * error == pytest.approx(0.461, abs=5e-4)
    assert ac1 + t.ppf(0.975, 11) * error > 1
    assert found["alpha"].value == pytest.approx(0.743, abs=5e-4)
    assert alpha_error(Ratings.of(FOUR_RATERS)) == pytest.approx(0.146, abs=5e-4)


def test_ac1_of_the_abstractors_is_gwets():
    # of a table of two coders Gwet takes the variance over n, of ratings over n - 1
    ac1, error = reliability(ABSTRACTORS)["ac1"].value, ac1_error(Ratings.of(ABSTRACTORS)) * np.sqrt(99 / 100)
    ends = ac1 - t.ppf(0.975, 99) * error, ac1 + t.ppf(0.975, 99) * error
    assert (ac1, *ends) == pytest.approx((0.849, 0.764, 0.935), abs=5e-4)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("12", "12", 0), ("12", "1234", 2 / 3), ("12", "23", 8 / 9), ("12", "34", 1), ("", "1", 1), ("", "", 0)],
)
def test_masi_distances_are_passonneaus(one, other, expected):
    sets = [frozenset(one), frozenset(other)]
    assert masi(sets)[0, 1] == pytest.approx(expected)


def test_a_rare_theme_shows_why_one_figure_is_never_enough():
    found = reliability(crossed([[92, 3], [3, 2]]))
    told = [round(found[name].value, 3) for name in ("percent", "kappa", "alpha", "ac1")]
    assert told == [0.94, 0.368, 0.372, 0.934]


def test_coders_at_chance_have_a_kappa_of_zero_though_much_is_left_uncoded():
    kappa = reliability(crossed([[25, 25], [25, 25]]))["kappa"].value
    assert kappa == pytest.approx(0.0)
    # QualCoder leaves what nobody coded out of Po, and multiplies the chances of yes and no where they are to be added
    po, pe = 25 / 75, (50 / 75) ** 2 * (25 / 75) ** 2
    wrong = (po - pe) / (1 - pe)
    assert wrong == pytest.approx(0.2987, abs=5e-5)
