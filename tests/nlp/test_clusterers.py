"""The contract of every clusterer there is."""

import numpy as np
import pytest

from consult import registry
from consult.nlp.discovery.discover import SEAM
from consult.nlp.discovery.grouping import regroup

NAMES = registry.names(SEAM)


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    random = np.random.default_rng(5)
    middles = np.eye(64)[:3].repeat(30, axis=0)
    near = middles + random.normal(scale=0.05, size=middles.shape)
    return near / np.linalg.norm(near, axis=1, keepdims=True)


@pytest.mark.parametrize("name", NAMES)
def test_rows_that_lie_together_are_grouped_the_same_way_every_time(name: str, rows: np.ndarray) -> None:
    way = registry.load(SEAM, name)
    groups = regroup(rows, way, seed=1)
    assert groups.shape == (90,)
    assert groups.tolist() == regroup(rows, way, seed=1).tolist()
    for own in np.split(groups, 3):
        mode = np.bincount(own[own >= 0]).argmax()
        assert (own == mode).mean() > 0.9
        assert (groups == mode).sum() <= 33
