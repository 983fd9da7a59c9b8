import numpy as np
import pytest

from consult.coding.bootstrap import as_mean, estimates, resamples
from consult.coding.estimate import RESAMPLES


def _mean(values, groups, seed=1):
    return estimates({"mean": as_mean(np.asarray(values, dtype=float))}, groups, seed)["mean"]


def test_the_interval_of_a_mean_is_near_that_of_theory():
    values = np.random.default_rng(5).normal(size=400)
    low, high = _mean(values, [str(n) for n in range(400)]).interval
    error = values.std() / 20
    assert low == pytest.approx(values.mean() - 1.96 * error, abs=error / 4)
    assert high == pytest.approx(values.mean() + 1.96 * error, abs=error / 4)


def test_rows_of_one_respondent_are_drawn_together():
    values = np.tile([0.0, 1.0], 50)
    alone = _mean(values, [str(n) for n in range(100)])
    pairs = _mean(values, [str(n // 2) for n in range(100)])
    assert alone.interval[0] < 0.45
    assert pairs.interval == (0.5, 0.5)


def test_a_resample_draws_as_many_units_as_there_are():
    drawn = np.concatenate(list(resamples(7, seed=3)))
    assert drawn.shape == (RESAMPLES, 7)
    assert set(drawn.sum(axis=1)) == {7.0}


def test_the_seed_decides():
    values, groups = range(30), [str(n) for n in range(30)]
    assert _mean(values, groups).interval == _mean(values, groups).interval
    assert _mean(values, groups).interval != _mean(values, groups, seed=2).interval


def test_the_difference_of_two_figures_on_the_same_rows_is_paired():
    values, groups = np.arange(30.0), [str(n) for n in range(30)]
    gain = _mean(values + 2, groups) - _mean(values, groups)
    assert gain.value == pytest.approx(2)
    assert gain.interval == pytest.approx((2, 2))
