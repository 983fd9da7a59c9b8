"""How many answers of a finite number have a theme, as far as a random sample of them tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from consult.coding.bootstrap import Sums

JEFFREYS = 0.5
_TAILS = (0.025, 0.975)


@dataclass(frozen=True)
class Stratum:
    """Answers that the model decided alike, `total` in number: of those `audited`, `found` have the theme."""

    total: int
    audited: int
    found: int


@dataclass(frozen=True)
class Posterior:
    """The probability of each count from 0 to the number of answers."""

    weights: Sums

    @property
    def total(self) -> int:
        """The number of answers."""
        return len(self.weights) - 1

    @property
    def mean(self) -> float:
        """The expected count."""
        return float(self.weights @ np.arange(len(self.weights)))

    @property
    def median(self) -> int:
        """The count that the true one is as likely to lie above as below."""
        return int(np.searchsorted(np.cumsum(self.weights), 0.5))

    def shifted(self, more: int, others: int) -> "Posterior":
        """Return it with answers added that are known: `more` with the theme and `others` without."""
        return Posterior(np.concatenate([np.zeros(more), self.weights, np.zeros(others)]))

    @property
    def interval(self) -> tuple[int, int]:
        """The counts between which the true one lies with a probability of 95%: the 2.5% and 97.5% quantiles."""
        low, high = np.searchsorted(np.cumsum(self.weights), _TAILS)
        return int(low), int(min(high, self.total))


def posterior(strata: Sequence[Stratum], prior: float = JEFFREYS) -> Posterior:
    """Return what a sample says of the count over all strata: post-stratified, for a finite number of answers.

    In each stratum the share has a beta distribution with `found + prior` and `audited - found + prior` (Jeffreys'
    prior, 1/2: Brown, Cai and DasGupta 2001), and what was not audited is binomial given that share, so beta-binomial;
    what was audited is known (Ericson 1969 for finite populations; Holt and Smith 1979 for post-strata). The sum over
    strata is exact, not simulated.
    """
    weights = reduce(_sum, (_of_stratum(one, prior) for one in strata), np.ones(1))
    return Posterior(weights / weights.sum())


def _of_stratum(one: Stratum, prior: float) -> Sums:
    from scipy.special import betaln, gammaln

    unknown = one.total - one.audited
    more = np.arange(unknown + 1)
    yes, no = one.found + prior, one.audited - one.found + prior
    ways = gammaln(unknown + 1) - gammaln(more + 1) - gammaln(unknown - more + 1)
    weights = np.exp(ways + betaln(more + yes, unknown - more + no) - betaln(yes, no))
    return np.concatenate([np.zeros(one.found), weights, np.zeros(one.audited - one.found)])


def _sum(one: Sums, other: Sums) -> Sums:
    """Return the distribution of the sum of two independent counts."""
    from scipy.signal import fftconvolve

    short = min(len(one), len(other)) < 500
    return np.convolve(one, other) if short else np.maximum(fftconvolve(one, other), 0.0)
