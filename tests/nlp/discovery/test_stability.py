import numpy as np
import pytest

from consult.nlp.discovery.stability import pairs_kept


@pytest.mark.parametrize(
    ("anew", "kept"),
    [
        ([5, 5, 5, 2, 2], [1.0, 1.0]),  # the numbers of groups say nothing
        ([1, 1, 2, 3, 3], [1 / 3, 1.0]),  # one of three pairs
        ([0, 0, 0, 0, 0], [1.0, 1.0]),  # joining everything keeps every pair
        ([0, 1, 2, 3, 4], [0.0, 0.0]),
        ([-1, -1, -1, 0, 0], [0.0, 1.0]),  # to be in no group together is not to be together
    ],
)
def test_pairs_that_stay_together(anew: list[int], kept: list[float]) -> None:
    assert pairs_kept(np.array([0, 0, 0, 1, 1]), np.array(anew), 2) == pytest.approx(kept)


def test_a_group_of_one_has_no_pairs() -> None:
    assert np.isnan(pairs_kept(np.array([0, 1, 1]), np.array([0, 1, 1]), 3)).tolist() == [True, False, True]
