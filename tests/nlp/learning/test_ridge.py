import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.nlp.learning import ridge


def _kernel(seed: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    points = chance.normal(size=(n, 5))
    return points @ points.T, chance.integers(0, 2, size=(n, 3)).astype(float)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_held_out_scores_are_those_of_a_fit_without_the_group(seed: int, n_groups: int) -> None:
    kernel, targets = _kernel(seed, 12)
    groups = [str(row % (n_groups + 1)) for row in range(12)]
    fitted = ridge.fit(kernel, targets, groups, penalty=2.0)
    out = np.array([group == "0" for group in groups])
    centred = targets - fitted.mean
    weights = np.linalg.solve(kernel[np.ix_(~out, ~out)] + 2.0 * np.eye((~out).sum()), centred[~out])
    assert fitted.held_out[out] == pytest.approx(kernel[np.ix_(out, ~out)] @ weights + fitted.mean, abs=1e-8)


def test_a_penalty_of_nothing_repeats_the_targets() -> None:
    _, targets = _kernel(1, 6)
    fitted = ridge.fit(np.eye(6), targets, list("abcdef"), penalty=1e-9)
    assert fitted.weights + fitted.mean == pytest.approx(targets, abs=1e-6)
