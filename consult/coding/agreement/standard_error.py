"""Standard errors without resampling, which other programs print: to hold ours against theirs.

They take units for independent draws. Where a respondent has several answers the bootstrap over respondents is right.
"""

import numpy as np

from consult.coding.agreement.rating import Ratings
from consult.coding.bootstrap import Sums


def ac1_error(ratings: Ratings) -> float:
    """Return the standard error of Gwet's AC1 (Gwet 2014, section 5.3; Gwet 2008, equation 11, for units left open)."""
    counts, n_coders = _seen(ratings, 1)
    n, q = counts.shape
    shares = (counts / n_coders[:, None]).mean(axis=0)
    two = n_coders >= 2
    agreeing = _agreeing(counts, n_coders)
    pa, pe = agreeing[two].mean(), (shares * (1.0 - shares)).sum() / (q - 1)
    ac1 = (pa - pe) / (1.0 - pe)
    of_unit = n / two.sum() * (agreeing - pe * two) / (1.0 - pe)
    by_chance = (counts @ (1.0 - shares)) / n_coders / (q - 1)
    return _error(of_unit - 2.0 * (1.0 - ac1) * (by_chance - pe) / (1.0 - pe) - ac1)


def alpha_error(ratings: Ratings) -> float:
    """Return the standard error of nominal alpha (Gwet 2014, section 5.4).

    Agreement is corrected for few values, 1 / their number, where units have more or fewer coders than the mean.
    """
    counts, n_coders = _seen(ratings, 2)
    mean = n_coders.mean()
    agreeing = _agreeing(counts, n_coders) * n_coders / mean
    shares = counts.mean(axis=0) / mean
    pa, pe = agreeing.mean(), np.square(shares).sum()
    alpha = (pa - pe) / (1.0 - pe)
    more = (n_coders - mean) / mean
    corrected = pa + (1.0 - pa) / n_coders.sum()
    of_unit = (agreeing - corrected * more - pe) / (1.0 - pe)
    by_chance = counts @ shares / mean - pe * more
    return _error(of_unit - 2.0 * (1.0 - alpha) * (by_chance - pe) / (1.0 - pe) - alpha)


def _seen(ratings: Ratings, fewest: int) -> tuple[Sums, Sums]:
    kept = ratings.n_coders >= fewest
    return ratings.counts[kept], ratings.n_coders[kept]


def _agreeing(counts: Sums, n_coders: Sums) -> Sums:
    """Return the share of agreeing pairs of each unit; 0 where one coder alone saw it."""
    agreeing: Sums = (counts * (counts - 1.0)).sum(axis=1) / np.maximum(n_coders * (n_coders - 1.0), 1.0)
    return agreeing


def _error(deviations: Sums) -> float:
    n = len(deviations)
    return float(np.sqrt(np.square(deviations).sum() / (n * (n - 1.0)))) if n > 1 else float("nan")
