"""The difference estimator: the model's share, put right by the mean of its errors in the sample."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NORMAL = 1.96


@dataclass(frozen=True)
class Difference:
    """A share with its standard error."""

    share: float
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval by the normal distribution, which is too narrow for rare themes."""
        return self.share - _NORMAL * self.error, self.share + _NORMAL * self.error


def difference(found: NDArray[np.bool_], machine: NDArray[np.bool_], n_machine: int, total: int) -> Difference:
    """Return the share p = f + mean(y - f) with the variance (1 - n/N) s² / n of y - f.

    Särndal, Swensson and Wretman 1992 (Model Assisted Survey Sampling, section 6.3); the mean of prediction-powered
    inference (Angelopoulos and others 2023), with the correction for a finite number of answers.

    Args:
        found: (n,), whether each audited answer has the theme.
        machine: (n,), whether the model gave it.
        n_machine: how many of all answers the model gave it.
        total: how many answers there are.
    """
    errors = found.astype(np.float64) - machine
    n = len(errors)
    spread = float(errors.var(ddof=1)) if n > 1 else float("nan")
    return Difference(n_machine / total + float(errors.mean()), float(np.sqrt((1 - n / total) * spread / n)))
