"""How many answers have a theme: as the model counts them, and as a random audit corrects that."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.coding.prevalence.difference import Difference, difference
from consult.coding.prevalence.posterior import Posterior, Stratum, posterior

FEWEST = 30
"""Audited answers from which a count is corrected; below it the interval would say next to nothing."""

Decisions = NDArray[np.bool_]


@dataclass(frozen=True)
class Prevalence:
    """One theme among `base` answers, of which the model gave it to `automatic`.

    People coded `known` of the answers for the model to learn from, and gave the theme to `known_found`: these count as
    they are. Of the others `audited` were audited and `found` have it. `corrected` is over all answers, None where
    fewer than `FEWEST` were audited and others were not. `stratified` tells whether the model's codings were used.
    `by_difference` is the other estimator, a share of the base, None for fewer than `FEWEST` in any case.
    """

    base: int
    automatic: int
    known: int
    known_found: int
    audited: int
    found: int
    corrected: Posterior | None
    stratified: bool
    by_difference: Difference | None

    @property
    def count(self) -> int | None:
        """The corrected count: the median of what it may be, which is off by less than its mean for rare themes."""
        return None if self.corrected is None else self.corrected.median

    @property
    def interval(self) -> tuple[int, int] | None:
        """The 95% interval of the corrected count."""
        return None if self.corrected is None else self.corrected.interval


def estimate(machine: Decisions, people: Decisions, audited: Decisions, known: Decisions) -> Prevalence:
    """Correct the automatic count of a theme by an audit of answers drawn at random from those not learned from.

    Args:
        machine: (n,), whether the model gave each answer the theme.
        people: (n,), whether people did; it counts where they coded.
        audited: (n,), which answers of the random sample were coded.
        known: (n,), which answers were coded for the model to learn from; none of them is audited.
    """
    rest, n_known = ~known, int((people & known).sum())
    coded, others = (
        Stratum(int(cell.sum()), int((cell & audited).sum()), int((cell & audited & people).sum()))
        for cell in (machine & rest, ~machine & rest)
    )
    n_audited, n_rest = coded.audited + others.audited, int(rest.sum())
    enough = n_audited >= FEWEST
    strata = strata_of(coded, others)
    corrected = posterior(strata).shifted(n_known, int(known.sum()) - n_known)
    return Prevalence(
        base=len(machine),
        automatic=int(machine.sum()),
        known=int(known.sum()),
        known_found=n_known,
        audited=n_audited,
        found=coded.found + others.found,
        corrected=corrected if enough or n_audited == n_rest else None,
        stratified=len(strata) > 1,
        by_difference=_difference(machine, people, audited, rest, n_known) if enough else None,
    )


def strata_of(coded: Stratum, others: Stratum) -> Sequence[Stratum]:
    """Return the two strata, or both as one where none of those that the model coded was audited.

    Then nothing but the prior would speak for them (Cochran 1977, section 5A.9, on collapsed strata).
    """
    if coded.audited or not coded.total:
        return coded, others
    return (Stratum(coded.total + others.total, others.audited, others.found),)


def _difference(machine: Decisions, people: Decisions, audited: Decisions, rest: Decisions, n_known: int) -> Difference:
    """Return the difference estimate over all answers: known counts stand, the rest is estimated."""
    of_rest = difference(people[audited], machine[audited], int((machine & rest).sum()), int(rest.sum()))
    part = rest.sum() / len(rest)
    return Difference(float(of_rest.share * part + n_known / len(rest)), float(of_rest.error * part))
