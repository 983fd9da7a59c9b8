"""Whether probabilities mean what they say."""

import numpy as np

from consult.coding.accuracy.f1 import Decisions
from consult.coding.bootstrap import Measure, Sums, ratio

BINS = 10


def ece(right: Decisions, probabilities: Sums, counted: Decisions | None = None) -> Measure:
    """Return the expected calibration error (Naeini, Cooper and Hauskrecht 2015): mean |share right - probability|.

    The mean is over ten bins of probability of equal width, each weighted by what it holds.

    Args:
        right: (n, k), whether what was given a probability came true.
        probabilities: (n, k), from 0 to 1.
        counted: (n, k), which of them count; all by default.
    """
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    inside = bins[..., None] == np.arange(BINS)
    if counted is not None:
        inside &= counted[..., None]
    excess = (inside * (right - probabilities)[..., None]).sum(axis=1)
    held = inside.sum(axis=1)

    def formula(sums: Sums) -> Sums:
        return ratio(np.abs(sums[..., :BINS]).sum(axis=-1), sums[..., BINS:].sum(axis=-1))

    return Measure(np.concatenate([excess, held], axis=1).astype(np.float64), formula)
