import numpy as np
import pytest

from consult.coding.accuracy.calibration import ece
from consult.coding.bootstrap import estimates


def _value(right, probabilities):
    measure = ece(np.array(right, dtype=bool)[:, None], np.array(probabilities, dtype=float)[:, None])
    return estimates({"ece": measure}, [str(n) for n in range(len(right))], 1)["ece"].value


def test_worked_out_by_hand():
    # .9 twice, once right: off by .4; .25 and .25, none right: off by .25
    assert _value([1, 0, 0, 0], [0.9, 0.9, 0.25, 0.25]) == pytest.approx((2 * 0.4 + 2 * 0.25) / 4)


@pytest.mark.parametrize(("right", "probability"), [(1, 1.0), (0, 0.0)])
def test_certainty_that_is_right_has_no_error(right, probability):
    assert _value([right] * 5, [probability] * 5) == 0


def test_only_what_counts_is_counted():
    right, probabilities = np.array([[True, False]]), np.array([[0.9, 0.5]])
    measure = ece(right, probabilities, np.array([[True, False]]))
    assert estimates({"ece": measure}, ["1"], 1)["ece"].value == pytest.approx(0.1)


def test_errors_of_opposite_signs_in_one_bin_cancel_and_in_two_bins_do_not():
    assert _value([1, 0], [0.52, 0.52]) == pytest.approx(0.02)
    assert _value([0, 1], [0.55, 0.45]) == pytest.approx(0.55)
