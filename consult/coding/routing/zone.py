"""From which probability a theme's codings need no second look, and below which its absence needs none.

The same held-out decisions choose a cut-off and vouch for it, so a cut-off that merely looks good must not be picked
out of many. Cut-offs are therefore on a fixed grid and are tested one by one from the safest; the last before the first
that fails is taken. Each test keeps its level of 5%, and since nothing is tested after a failure, the chance that the
one taken is over the limit is 5% too, however many were tested (fixed-sequence testing: Bauer 1991; for cut-offs of a
learner: Angelopoulos and others 2021, "Learn then test", section 4). Where the sequence begins is settled by how many
decisions there are, never by which of them are wrong.

What is counted are units, not answers: the answers of one respondent, or the copies of one text, stand or fall
together, so a unit with any wrong decision in a zone is one error.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consult.coding.accuracy.f1 import Decisions
from consult.coding.bootstrap import Sums
from consult.coding.bound import fewest, upper_bound
from consult.tables import NEAR_FROM

_GRID = (NEAR_FROM, 0.03, 0.05, 0.07, *(round(0.05 * step, 2) for step in range(2, 20)), 0.98)
"""What is less probable than the lowest is not told apart: it is kept nowhere."""


class Held(NamedTuple):
    """Decisions about one theme, (n,) each: what people coded, the probability without that respondent, and the unit
    (a number) that each answer belongs to.
    """

    coded: Decisions
    probabilities: Sums
    units: NDArray[np.int64]


class Errors(NamedTuple):
    """`wrong` units of the `n` that were decided."""

    wrong: int
    n: int

    @property
    def bound(self) -> float:
        """The one-sided 95% upper bound on the share that is wrong."""
        return upper_bound(self.wrong, self.n)


def false_codings(held: Held, at: float) -> Errors:
    """Count units with a probability of at least `at`, and those of them that people did not code."""
    found = held.probabilities >= at
    return Errors(_n(held.units[found & ~held.coded]), _n(held.units[found]))


def misses(held: Held, at: float) -> Errors:
    """Count units that people coded, and those of them with a probability under `at`.

    Misses are a share of what carries the theme. As a share of what does not seem to, they would be few for any rare
    theme, found or not.
    """
    return Errors(_n(held.units[held.coded & (held.probabilities < at)]), _n(held.units[held.coded]))


class Zone(NamedTuple):
    """A cut-off, None where none holds, and the errors of the test that failed, None where none did."""

    at: float | None = None
    failed: Errors | None = None


def accept_from(held: Held, threshold: float, limit: float) -> Zone:
    """Find the lowest probability from which codings may be accepted.

    The safest cut-off is the highest that leaves enough units to pass at all; the last is `threshold`, from which the
    theme is coded.
    """
    enough = fewest(0, limit)
    cut_offs = (*(one for one in reversed(_GRID) if one > threshold), threshold)
    tests = ((at, false_codings(held, at)) for at in cut_offs)
    return _last_before_failure(((at, errors) for at, errors in tests if errors.n >= enough), limit)


def none_below(held: Held, threshold: float, limit: float) -> Zone:
    """Find the highest probability under which the theme may be taken to be absent.

    The safest cut-off is the lowest; the last is `threshold`. Misses only grow with the cut-off, so these tests hold
    at once (Bates and others 2021, theorem 1).
    """
    cut_offs = (*(one for one in _GRID if one < threshold), threshold)
    return _last_before_failure(((at, misses(held, at)) for at in cut_offs), limit)


def _last_before_failure(tests: Iterable[tuple[float, Errors]], limit: float) -> Zone:
    passed = None
    for at, errors in tests:
        if errors.bound > limit:
            return Zone(passed, errors)
        passed = at
    return Zone(passed)


def _n(units: NDArray[np.int64]) -> int:
    return len(np.unique(units))
