"""From which probability a theme is coded, so that F1 on held-out codings is greatest.

The best threshold is half of the best F1 (Lipton, Elkan and Naryanaswamy 2014), so it differs between themes; for a
theme coded a few times only, the one that looks best is mostly chance. Each theme's own is therefore averaged with the
best threshold over all themes, weighted by how often the theme was coded.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Decisions = NDArray[np.bool_]
_GRID = np.round(np.linspace(0.04, 0.9, 44), 4)
_AS_GOOD_AS = 30.0
"""Codings of a theme at which its own threshold weighs as much as that of all themes."""


def thresholds(probabilities: Numbers, coded: Decisions) -> Numbers:
    """Return a threshold for each theme, (k,), from held-out probabilities (n, k) and codings (n, k)."""
    usual = _GRID[_f1(probabilities.ravel(), coded.ravel()).argmax()]
    times = coded.sum(axis=0)
    own = np.array([_GRID[_smooth(_f1(p, c)).argmax()] for p, c in zip(probabilities.T, coded.T, strict=True)])
    drawn: Numbers = np.round((times * own + _AS_GOOD_AS * usual) / (times + _AS_GOOD_AS), 6)
    return drawn


def some_theme_always(probabilities: Numbers, at: Numbers, coded: Decisions) -> bool:
    """Tell whether to give every text a theme: whether the mean F1 of held-out texts is then greater.

    It is where nearly every coded text was given a theme. A text that has none and is given none counts as 1.
    """
    return _mean_f1(decide(probabilities, at, True), coded) > _mean_f1(decide(probabilities, at, False), coded)


def decide(probabilities: Numbers, at: Numbers, at_least_one: bool) -> Decisions:
    """Return which themes are coded, (n, k); with `at_least_one`, also the one nearest to its threshold."""
    found: Decisions = probabilities >= at
    if at_least_one and probabilities.size:
        without = np.flatnonzero(~found.any(axis=1))
        found[without, (probabilities[without] / at).argmax(axis=1)] = True
    return found


def _f1(probabilities: Numbers, coded: Decisions) -> Numbers:
    """Return the F1 at each threshold of the grid."""
    order = np.argsort(probabilities)
    above = len(order) - np.searchsorted(probabilities[order], _GRID)
    hits_above = np.append(np.cumsum(coded[order][::-1])[::-1], 0)
    hits = hits_above[len(order) - above]
    f1: Numbers = 2.0 * hits / np.maximum(above + coded.sum(), 1)
    return f1


def _mean_f1(found: Decisions, coded: Decisions) -> float:
    given = found.sum(axis=1) + coded.sum(axis=1)
    return float(np.where(given > 0, 2.0 * (found & coded).sum(axis=1) / np.maximum(given, 1), 1.0).mean())


def _smooth(values: Numbers) -> Numbers:
    wide = np.pad(values, 1, mode="edge")
    return 0.25 * wide[:-2] + 0.5 * wide[1:-1] + 0.25 * wide[2:]
