"""Agreement of coders who stand for one another, as it is and beyond chance: (pa - pe) / (1 - pe).

pa is the mean over units of the share of pairs of coders who agree; pe is what chance would give, by the mean share of
each value (Gwet 2014, Handbook of Inter-Rater Reliability, chapter 2).
"""

from collections.abc import Callable

import numpy as np

from consult.coding.agreement.rating import Ratings
from consult.coding.bootstrap import Measure, Sums, ratio

Chance = Callable[[Sums], Sums]


def bennett(shares: Sums) -> Sums:
    """Return the chance agreement of S: every value as likely (Bennett, Alpert and Goldstein 1954)."""
    return ratio(np.ones(shares.shape[:-1]), np.asarray(float(shares.shape[-1])))


def fleiss(shares: Sums) -> Sums:
    """Return the chance agreement of Fleiss' kappa (Fleiss 1971), which for two coders is Scott's pi (Scott 1955)."""
    pe: Sums = np.square(shares).sum(axis=-1)
    return pe


def gwet(shares: Sums) -> Sums:
    """Return the chance agreement of AC1 (Gwet 2008, equation 5)."""
    return ratio((shares * (1.0 - shares)).sum(axis=-1), np.asarray(shares.shape[-1] - 1.0))


def percent(ratings: Ratings) -> Measure:
    """Return pa, the agreement as it is; NaN where no unit was seen by two."""
    return Measure(_agreement(ratings), lambda sums: ratio(sums[..., 0], sums[..., 1]))


def beyond(ratings: Ratings, chance: Chance) -> Measure:
    """Return agreement beyond chance; NaN where every value given is the same, whatever the formula would make of it.

    Shares are over all units that anybody saw, agreement over those that two saw.
    """
    agreement, seen = _agreement(ratings), ratings.n_coders > 0
    shares = ratings.counts / np.maximum(ratings.n_coders, 1.0)[:, None]

    def formula(sums: Sums) -> Sums:
        pa = ratio(sums[..., 0], sums[..., 1])
        of_value = ratio(sums[..., 3:], sums[..., 2:3])
        pe = chance(of_value)
        constant = (of_value > 1.0 - 1e-12).any(axis=-1)
        return np.where(constant, np.nan, ratio(pa - pe, 1.0 - pe))

    return Measure(np.column_stack([agreement, seen, shares]), formula)


def _agreement(ratings: Ratings) -> Sums:
    """Return the share of agreeing pairs of each unit that two saw, and whether they did: (units, 2)."""
    pairs = ratings.n_coders * (ratings.n_coders - 1.0)
    agreeing = (ratings.counts * (ratings.counts - 1.0)).sum(axis=1)
    return np.column_stack([np.nan_to_num(ratio(agreeing, pairs)), ratings.shared]).astype(np.float64)
