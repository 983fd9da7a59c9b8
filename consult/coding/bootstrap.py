"""Figures and their bootstrap intervals, resampling whole groups (respondents) with all that is theirs.

One respondent's answers resemble each other, so rows are no independent draws: groups are (Davison and Hinkley 1997,
section 3.8). Every figure here is a function of column sums over rows. A resample is then a weighted sum of the sums
of each group, and a thousand of them one matrix product.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from consult.coding.estimate import RESAMPLES, Estimate

Sums = NDArray[np.float64]
_AT_A_TIME = 100


@dataclass(frozen=True)
class Measure:
    """A figure: numbers of each row (n, m), and how it comes of their sums ((…, m) into (…))."""

    of_rows: Sums
    formula: Callable[[Sums], Sums]


def estimates(measures: Mapping[str, Measure], groups: Sequence[str], seed: int) -> dict[str, Estimate]:
    """Return each measure over all rows, and over `RESAMPLES` resamples of the groups.

    The order of the rows does not matter. The same groups and seed give the same resamples, so that figures of two
    coders on the same rows are paired.
    """
    together = np.concatenate([measure.of_rows for measure in measures.values()], axis=1)
    of_groups = sums_of_groups(together, groups)
    drawn = np.concatenate([weights @ of_groups for weights in resamples(len(of_groups), seed)])
    whole = of_groups.sum(axis=0)
    ends = np.cumsum([0, *(measure.of_rows.shape[1] for measure in measures.values())])
    return {
        name: Estimate(float(measure.formula(whole[first:last])), measure.formula(drawn[:, first:last]))
        for (name, measure), (first, last) in zip(measures.items(), pairwise(ends.tolist()), strict=True)
    }


def sums_of_groups(of_rows: Sums, groups: Sequence[str]) -> Sums:
    """Return the sum of the rows of each group, groups in alphabetical order."""
    names, group = np.unique(np.asarray(groups, dtype=str), return_inverse=True)
    sums = np.zeros((len(names), of_rows.shape[1]))
    np.add.at(sums, group, of_rows)
    return sums


def resamples(n: int, seed: int) -> Iterator[Sums]:
    """Yield how often each of `n` units is drawn in each of `RESAMPLES` resamples of size `n`, some at a time."""
    chance = np.random.default_rng(seed)
    for _ in range(RESAMPLES // _AT_A_TIME):
        drawn = chance.integers(n, size=(_AT_A_TIME, n)) if n else np.zeros((_AT_A_TIME, 0), dtype=np.int64)
        yield np.stack([np.bincount(row, minlength=n) for row in drawn]).astype(np.float64)


def ratio(above: Sums, below: Sums) -> Sums:
    """Divide; NaN, for undefined, where there is nothing to divide by."""
    undefined = np.full(np.broadcast_shapes(np.shape(above), np.shape(below)), np.nan)
    divided: Sums = np.divide(above, below, out=undefined, where=np.asarray(below) > 0)
    return divided


def as_mean(values: Sums | NDArray[np.bool_] | NDArray[np.int64]) -> Measure:
    """Return the measure that is the mean of a value of each row."""
    return Measure(np.column_stack([values, np.ones(len(values))]), lambda sums: ratio(sums[..., 0], sums[..., 1]))
