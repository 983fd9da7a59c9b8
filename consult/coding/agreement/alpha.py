"""Krippendorff's alpha: 1 - observed over expected disagreement, for any number of coders and units left open.

Krippendorff 2011 (Computing Krippendorff's Alpha-Reliability). Units that fewer than two coders saw are left out.
Expected disagreement is reckoned from how often each value was given, not from pairs of units.
"""

import numpy as np

from consult.coding.agreement.distance import DISTANCES
from consult.coding.agreement.rating import Ratings
from consult.coding.bootstrap import Measure, Sums, ratio

ORDINAL = "ordinal"
LEVELS = (*DISTANCES, ORDINAL)


def alpha(ratings: Ratings, level: str) -> Measure:
    """Return alpha with the distances of a level: nominal, ordinal, interval, ratio, jaccard or masi.

    It is undefined, NaN, where every value given is the same: then nothing was there to agree about.
    """
    if level == ORDINAL:
        return _ordinal(ratings)
    distances = DISTANCES[level](ratings.values)
    counts, weights = _pairable(ratings)
    apart = np.einsum("uv,vw,uw->u", counts, distances, counts, optimize=True) * weights

    def formula(sums: Sums) -> Sums:
        given, disagreement = sums[..., :-1], sums[..., -1]
        expected = ((given @ distances) * given).sum(axis=-1)
        return _alpha(disagreement, expected, given.sum(axis=-1))

    return Measure(np.column_stack([counts, apart]), formula)


def _ordinal(ratings: Ratings) -> Measure:
    """Return alpha with distances that are squared differences of mid-ranks among all values given.

    The sum of counts from one value to the other, less half of both, is the difference of their mid-ranks.
    """
    counts, weights = _pairable(ratings)
    n, v = counts.shape
    together = counts[:, :, None] * (counts[:, None, :] - np.eye(v)) * weights[:, None, None]

    def formula(sums: Sums) -> Sums:
        coincidences = sums.reshape(*sums.shape[:-1], v, v)
        given = coincidences.sum(axis=-1)
        ranks = np.cumsum(given, axis=-1) - given / 2
        distances = np.square(ranks[..., :, None] - ranks[..., None, :])
        observed = (coincidences * distances).sum(axis=(-2, -1))
        expected = (given[..., :, None] * given[..., None, :] * distances).sum(axis=(-2, -1))
        return _alpha(observed, expected, given.sum(axis=-1))

    return Measure(together.reshape(n, v * v), formula)


def _pairable(ratings: Ratings) -> tuple[Sums, Sums]:
    """Return the counts of units that two or more saw, zero for others, and what their pairs weigh."""
    counts = ratings.counts * ratings.shared[:, None]
    return counts, np.nan_to_num(ratio(np.ones(len(counts)), ratings.n_coders - 1.0))


def _alpha(observed: Sums, expected: Sums, n: Sums) -> Sums:
    """Return 1 - (observed / n) / (expected / n(n - 1))."""
    return 1.0 - ratio(observed * (n - 1.0), expected)
