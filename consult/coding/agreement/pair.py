"""Agreement of two coders, each with habits of their own."""

from itertools import combinations

import numpy as np

from consult.coding.agreement.rating import UNSEEN, Ratings
from consult.coding.bootstrap import Measure, Sums, ratio


def kappa(ratings: Ratings) -> Measure:
    """Return Cohen's kappa (Cohen 1960); of more than two coders the mean over pairs (Light 1971).

    A coder who gave every unit the same value makes it 0 whatever the other did, so that it is undefined, NaN, there.
    In the mean, pairs for whom it is undefined are left out.
    """
    v = len(ratings.values)
    tables = [_table(ratings, *pair) for pair in combinations(range(ratings.given.shape[1]), 2)]

    def formula(sums: Sums) -> Sums:
        each = _cohen(sums.reshape(*sums.shape[:-1], len(tables), v, v))
        return ratio(np.nansum(each, axis=-1), (~np.isnan(each)).sum(axis=-1))

    n = len(ratings.given)
    return Measure(np.stack(tables, axis=1).reshape(n, -1) if tables else np.zeros((n, 0)), formula)


def f1(ratings: Ratings) -> Measure:
    """Return the agreement on the last value, 2a / (2a + b + c) (Dice 1945), over all pairs of coders.

    That is positive specific agreement (Cicchetti and Feinstein 1990). NaN where nobody gave that value.
    """
    gave = ratings.counts[:, -1] if len(ratings.values) else np.zeros(len(ratings.given))
    others = np.maximum(ratings.n_coders - 1.0, 0.0)
    numbers = np.column_stack([gave * (gave - 1.0), gave * others]) * ratings.shared[:, None]
    return Measure(numbers, lambda sums: ratio(sums[..., 0], sums[..., 1]))


def _table(ratings: Ratings, one: int, other: int) -> Sums:
    """Return, for each unit that both saw, a one where their two values cross: (units, values, values)."""
    first, second = ratings.given[:, one], ratings.given[:, other]
    values = np.arange(len(ratings.values))
    crossed = (first[:, None] == values)[:, :, None] & (second[:, None] == values)[:, None, :]
    both = (first != UNSEEN) & (second != UNSEEN)
    table: Sums = (crossed & both[:, None, None]).astype(np.float64)
    return table


def _cohen(tables: Sums) -> Sums:
    """Return kappa of (…, v, v) tables: pe is the sum of the products of both coders' shares."""
    n = tables.sum(axis=(-2, -1))
    first, second = (ratio(tables.sum(axis=axis), n[..., None]) for axis in (-1, -2))
    pa, pe = ratio(np.trace(tables, axis1=-2, axis2=-1), n), (first * second).sum(axis=-1)
    constant = (first > 1.0 - 1e-12).any(axis=-1) | (second > 1.0 - 1e-12).any(axis=-1)
    return np.where(constant, np.nan, ratio(pa - pe, 1.0 - pe))
