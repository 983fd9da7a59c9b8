"""A figure that knows how far chance could have moved it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000
_TAILS = (0.025, 0.975)


@dataclass(frozen=True)
class Estimate:
    """A figure, and what it is in each resample (percentile interval: Efron and Tibshirani 1993, section 13.3).

    Two figures of the same resamples may be subtracted: the difference has its own, paired, interval.
    """

    value: float
    replicates: NDArray[np.float64]

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval; resamples in which the figure is undefined are left out. NaN where all are."""
        defined = self.replicates[~np.isnan(self.replicates)]
        if not len(defined):
            return float("nan"), float("nan")
        low, high = np.quantile(defined, _TAILS)
        return float(low), float(high)

    def __sub__(self, other: "Estimate") -> Self:
        return type(self)(self.value - other.value, self.replicates - other.replicates)


@dataclass(frozen=True)
class Part:
    """One theme or class: how often it was coded, how often it was found, and how well."""

    name: str
    support: int
    found: int
    precision: float
    recall: float
    f1: Estimate


@dataclass(frozen=True)
class Accuracy:
    """Figures over `n` items of `n_groups` groups, by name; `parts` are the themes or classes, one by one."""

    n: int
    n_groups: int
    figures: Mapping[str, Estimate]
    parts: tuple[Part, ...] = field(default=())
