"""Kernel ridge regression of every theme at once, and what it would have said of each text without its respondent.

Ridge regression in dual variables (Saunders, Gammerman and Vovk 1998): with kernel K, penalty λ and centred targets Y,
the dual weights are A = (K + λI)⁻¹ Y. Leaving out the texts I of one respondent changes their predictions to
Y_I - (C_II)⁻¹ A_I, where C = (K + λI)⁻¹: the block form of Allen's (1974) PRESS, given by Pahikkala and others (2006).
So held-out scores for calibration cost no second fit.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Fit(NamedTuple):
    """`weights` (n, k) of the known texts, `mean` (k,) of the targets, and scores `held_out` (n, k)."""

    weights: Numbers
    mean: Numbers
    held_out: Numbers


def fit(kernel: Numbers, targets: Numbers, groups: Sequence[str], penalty: float) -> Fit:
    """Fit all columns of `targets` (n, k) on a kernel (n, n); held-out scores leave out each of `groups` in turn."""
    from scipy.linalg import cho_factor, cho_solve

    mean: Numbers = targets.mean(axis=0)
    centred = targets - mean
    inverse: Numbers = cho_solve(cho_factor(kernel + penalty * np.eye(len(kernel))), np.eye(len(kernel)))
    weights: Numbers = inverse @ centred
    held_out = np.empty_like(centred)
    for rows in _rows(groups):
        held_out[rows] = centred[rows] - np.linalg.solve(inverse[np.ix_(rows, rows)], weights[rows])
    return Fit(weights, mean, held_out + mean)


def _rows(groups: Sequence[str]) -> list[list[int]]:
    together: dict[str, list[int]] = {}
    for row, group in enumerate(groups):
        together.setdefault(group, []).append(row)
    return list(together.values())
