import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binom

from consult.coding.bound import fewest, upper_bound


@pytest.mark.parametrize(("errors", "n"), [(0, 29), (1, 46), (2, 61), (3, 76)])
def test_so_many_decisions_bring_the_bound_under_a_tenth_and_one_less_does_not(errors: int, n: int) -> None:
    assert fewest(errors, 0.10) == n
    assert upper_bound(errors, n) <= 0.10 < upper_bound(errors, n - 1)


def test_it_is_the_quantile_of_the_beta_distribution() -> None:
    assert upper_bound(3, 80) == pytest.approx(beta.ppf(0.95, 4, 77))


def test_without_an_error_the_bound_is_the_rate_that_gives_none_one_time_in_twenty() -> None:
    assert upper_bound(0, 29) == pytest.approx(1 - 0.05 ** (1 / 29))


@pytest.mark.parametrize(("errors", "n"), [(0, 0), (5, 5)])
def test_nothing_right_says_nothing(errors: int, n: int) -> None:
    assert upper_bound(errors, n) == 1.0


@given(st.integers(1, 300), st.integers(0, 300))
def test_at_the_bound_so_few_errors_come_one_time_in_twenty(n: int, errors: int) -> None:
    if errors < n:
        assert binom.cdf(errors, n, upper_bound(errors, n)) == pytest.approx(0.05)


@given(st.integers(1, 60), st.floats(0.01, 0.99))
def test_the_bound_covers_the_true_rate_nineteen_times_in_twenty(n: int, rate: float) -> None:
    covered = sum(binom.pmf(k, n, rate) for k in range(n + 1) if upper_bound(k, n) >= rate)
    assert covered >= 0.95 - 1e-9


@given(st.integers(0, 100), st.integers(1, 200))
def test_an_error_more_raises_the_bound_and_a_decision_more_lowers_it(errors: int, right: int) -> None:
    n = errors + right
    assert upper_bound(errors + 1, n) > upper_bound(errors, n) > upper_bound(errors, n + 1)


@given(st.integers(0, 30), st.floats(0.02, 0.5))
def test_the_fewest_are_enough_and_one_less_is_not(errors: int, limit: float) -> None:
    n = fewest(errors, limit)
    assert upper_bound(errors, n) <= limit < upper_bound(errors, n - 1)


def test_a_limit_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        fewest(0, 0.0)
