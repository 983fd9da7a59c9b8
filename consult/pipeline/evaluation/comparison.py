"""Figures of several coders on the same texts, with and without repeated texts, as a flat object."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from consult import coding
from consult.pipeline.evaluation.sample import Rows

Measured = Callable[[Rows], coding.accuracy.Accuracy]
_PLACES = 4
BASELINE = "baseline"


def compared(ours: Measured, others: Mapping[str, Measured], fresh: Rows) -> dict[str, Any]:
    """Return the figures on all rows, and under `deduplicated` those on `fresh` rows.

    Each holds the figures of the other coders under their names, and under `gain` ours less the baseline's: both were
    measured on the same resamples.
    """
    return _figures(ours, others, every(fresh)) | {"deduplicated": _figures(ours, others, fresh)}


def every(rows: Rows) -> Rows:
    """Return the same number of rows, all of them."""
    return np.ones(len(rows), dtype=bool)


def rounded(value: float) -> float | None:
    """Return a figure to four places; None where it is undefined."""
    return None if math.isnan(value) else round(value, _PLACES) + 0.0


def parts(accuracy: coding.accuracy.Accuracy) -> list[dict[str, Any]]:
    """Return the figures theme by theme or class by class."""
    return [
        {
            "name": part.name,
            "support": part.support,
            "found": part.found,
            "precision": rounded(part.precision),
            "recall": rounded(part.recall),
            "f1": interval(part.f1),
        }
        for part in accuracy.parts
    ]


def _figures(ours: Measured, others: Mapping[str, Measured], rows: Rows) -> dict[str, Any]:
    own = ours(rows)
    theirs = {name: measure(rows) for name, measure in others.items()}
    figures: dict[str, Any] = {"n": own.n, "n_groups": own.n_groups, **_flat(own.figures)}
    figures |= {name: {"n": accuracy.n, **_flat(accuracy.figures)} for name, accuracy in theirs.items()}
    base = theirs[BASELINE].figures
    figures["gain"] = _flat({name: own.figures[name] - base[name] for name in own.figures if name in base})
    return figures


def _flat(figures: Mapping[str, coding.accuracy.Estimate]) -> dict[str, Any]:
    return {name: interval(estimate) for name, estimate in figures.items()}


def interval(estimate: coding.accuracy.Estimate) -> dict[str, float | None]:
    """Return a figure with its 95% interval, rounded; None where it is undefined."""
    low, high = estimate.interval
    return {"value": rounded(estimate.value), "low": rounded(low), "high": rounded(high)}
