"""Scores into probabilities that mean what they say, also for themes that were coded a few times only.

Each theme has a logistic of its score (Platt 1999). One logistic of score and base rate is fitted over all themes
first; each theme's own is then drawn towards it by a Gaussian prior, so that a theme coded three times borrows from the
rest and one coded three hundred times stands on its own (partial pooling; Gelman and Hill 2007, chapter 12).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_POOLING = 1.0
"""Precision of the prior: how many units of log odds squared a theme may lie from what is usual."""
_UNIT = 0.1
"""Scores of a regression on 0 and 1 are small: in this unit a slope is near 1."""


class Calibration(NamedTuple):
    """`intercept` and `slope` (k,) of the log odds in the score."""

    intercept: Numbers
    slope: Numbers

    def probabilities(self, scores: Numbers) -> Numbers:
        """Return probabilities of scores, (n, k)."""
        return _logistic(self.intercept + self.slope * scores)


def calibrate(scores: Numbers, coded: NDArray[np.bool_]) -> Calibration:
    """Fit on held-out scores (n, k) and codings (n, k)."""
    n, k = scores.shape
    rate = (coded.sum(axis=0) + 0.5) / (n + 1.0)
    odds = np.log(rate / (1.0 - rate))
    usual = _fit(
        np.column_stack([np.ones(n * k), (scores / _UNIT).ravel(), np.tile(odds, n)]),
        coded.ravel(),
        prior=np.zeros(3),
        precision=1e-3,
    )
    own = np.array([usual[0] + usual[2] * odds, np.full(k, usual[1])]).T
    for theme in np.flatnonzero(coded.any(axis=0)):
        seen = np.column_stack([np.ones(n), scores[:, theme] / _UNIT])
        own[theme] = _fit(seen, coded[:, theme], prior=own[theme], precision=_POOLING)
    return Calibration(own[:, 0], own[:, 1] / _UNIT)


def _fit(seen: Numbers, coded: NDArray[np.bool_], prior: Numbers, precision: float) -> Numbers:
    from scipy.optimize import minimize

    signs = np.where(coded, -1.0, 1.0)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        margin = signs * (seen @ weights)
        away = weights - prior
        gradient = seen.T @ (signs * _logistic(margin)) + precision * away
        return float(np.logaddexp(0.0, margin).sum() + 0.5 * precision * away @ away), gradient

    found: Numbers = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return np.round(found, 6)


def _logistic(odds: Numbers) -> Numbers:
    given: Numbers = 1.0 / (1.0 + np.exp(-np.clip(odds, -40.0, 40.0)))
    return given
