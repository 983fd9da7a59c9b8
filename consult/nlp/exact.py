"""Inner products that are the same to the last bit, whatever else is in the batch and however many threads add them up.

Floating-point sums depend on their order, and a linear-algebra library orders them by the shape of the whole batch. On
a grid of 2⁻²⁰ every product of two unit vectors is a multiple of 2⁻⁴⁰ and every partial sum is exact in 53 bits, so no
order can matter. The grid moves a cosine by less than 10⁻⁵.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

_GRID = float(2**20)

Exact = NDArray[np.float64]


def on_grid(values: ArrayLike) -> Exact:
    """Round to multiples of 2⁻²⁰. Rows whose lengths multiply to less than 2¹² can be multiplied exactly."""
    rounded: Exact = np.round(np.asarray(values, dtype=np.float64) * _GRID) / _GRID
    return rounded


def products(left: Exact, right: Exact) -> Exact:
    """Return `left @ right.T` of two matrices that are on the grid, rounded to six places."""
    exact: Exact = np.round(left @ right.T, 6)
    return exact
