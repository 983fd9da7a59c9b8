"""F1, the harmonic mean of precision and recall: 2tp / (2tp + fp + fn) (van Rijsbergen 1979; Dice 1945)."""

import numpy as np
from numpy.typing import NDArray

from consult.coding.bootstrap import Measure, Sums, ratio
from consult.coding.estimate import Estimate, Part

Decisions = NDArray[np.bool_]


def counts(truth: Decisions, decided: Decisions) -> Sums:
    """Return true positives, false positives and false negatives of each row and column: (n, k, 3)."""
    return np.stack([truth & decided, ~truth & decided, truth & ~decided], axis=-1).astype(np.float64)


def f1(sums: Sums) -> Sums:
    """Return F1 of (…, 3) counts; NaN where nothing was coded and nothing found."""
    tp, fp, fn = np.moveaxis(sums, -1, 0)
    return ratio(2 * tp, 2 * tp + fp + fn)


def micro(counted: Sums) -> Measure:
    """Return F1 over the pooled decisions of all columns."""
    return Measure(counted.sum(axis=1), f1)


def macro(counted: Sums) -> Measure:
    """Return the mean F1 of the columns, without those that were neither coded nor found."""
    n, k, _ = counted.shape

    def formula(sums: Sums) -> Sums:
        each = f1(sums.reshape(*sums.shape[:-1], k, 3))
        return ratio(np.nansum(each, axis=-1), (~np.isnan(each)).sum(axis=-1))

    return Measure(counted.reshape(n, 3 * k), formula)


def part(name: str, counted: Sums, estimate: Estimate) -> Part:
    """Return what there is to say of one column with counts (n, 3)."""
    tp, fp, fn = counted.sum(axis=0)
    precision, recall = float(ratio(tp, tp + fp)), float(ratio(tp, tp + fn))
    return Part(name, int(tp + fn), int(tp + fp), precision, recall, estimate)
