"""How many respondents make the same point, by how alike the passages are that carry it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 2_000

Floats = NDArray[np.float32]


def supporters(vectors: Floats, people: Sequence[str], likeness: float) -> list[int]:
    """Return for each passage how many distinct respondents have one at least so like it, its own among them.

    Args:
        vectors: one row a passage, of length 1; passages on one theme.
        people: whose each passage is.
        likeness: the least cosine.
    """
    names, codes = np.unique(np.asarray(people, dtype=object), return_inverse=True)
    order = np.argsort(codes, kind="stable")
    bounds = np.searchsorted(codes[order], np.arange(len(names)))
    found: list[int] = []
    for start in range(0, len(vectors), _AT_ONCE):
        alike = vectors[start : start + _AT_ONCE] @ vectors[order].T >= likeness - 1e-6
        found += np.logical_or.reduceat(alike, bounds, axis=1).sum(axis=1).tolist() if len(bounds) else []
    return found
