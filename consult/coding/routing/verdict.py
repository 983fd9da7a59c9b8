"""What held-out decisions say of a theme: that it codes itself, needs a person, or was coded too rarely to tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from consult.coding.accuracy.f1 import Decisions
from consult.coding.bootstrap import Sums
from consult.coding.bound import fewest
from consult.coding.routing.zone import Errors, Held, accept_from, false_codings, misses, none_below

_PLACES = 4
"""Decimals of the probabilities of codings."""


class Judgement(StrEnum):
    """Every decision is accepted; some need a person; or there are too few codings to tell."""

    AUTOMATIC = "automatic"
    REVIEW = "needs review"
    INSUFFICIENT = "insufficient evidence"


@dataclass(frozen=True)
class Verdict:
    """One theme.

    `found` counts units in which the theme was found and those wrongly so, `coded` those in which people coded it and
    those missed, both at the probability from which it is coded; None where it was not learned. `accept_from` and
    `none_below` are the probabilities from which a coding, and under which the absence of one, needs no second look.
    `lacking` is how many more units with the theme would settle it, if no further one is decided wrongly: the fewest
    there could be. None where it is wrong too often for more codings alone to make it automatic.
    """

    theme_id: str
    judgement: Judgement
    found: Errors | None
    coded: Errors | None
    accept_from: float | None
    none_below: float | None
    lacking: int | None


def verdicts(
    theme_ids: Sequence[str],
    coded: Decisions,
    probabilities: Sums,
    thresholds: Sequence[float | None],
    units: Sequence[str],
    limit: float,
) -> tuple[Verdict, ...]:
    """Return a verdict on each of k themes. Each bound holds for one theme and one kind of error, with 95% confidence.

    Args:
        theme_ids: of the k themes.
        coded: what people decided, (n, k).
        probabilities: of each theme for each answer without its respondent, (n, k).
        thresholds: the probability from which each theme is coded; None where it was not learned.
        units: what each answer belongs to: its respondent, or the text or campaign that others sent too.
        limit: the greatest share of codings, and of a theme's answers, that may be wrong or missed.
    """
    numbers = np.unique(np.asarray(units, dtype=str), return_inverse=True)[1].astype(np.int64)
    rounded = np.round(probabilities, _PLACES)
    return tuple(
        _verdict(theme_id, Held(coded[:, at], rounded[:, at], numbers), threshold, limit)
        for at, (theme_id, threshold) in enumerate(zip(theme_ids, thresholds, strict=True))
    )


def _verdict(theme_id: str, held: Held, threshold: float | None, limit: float) -> Verdict:
    enough = fewest(0, limit)
    if threshold is None:
        lacking = max(enough - misses(held, 0.0).n, 1)
        return Verdict(theme_id, Judgement.INSUFFICIENT, None, None, None, None, lacking)
    at = float(np.floor(threshold * 10**_PLACES) / 10**_PLACES)
    found, coded = false_codings(held, at), misses(held, at)
    accept, none = accept_from(held, at, limit), none_below(held, at, limit)
    lacks: int | None
    if accept.at == none.at == at:
        judgement, lacks = Judgement.AUTOMATIC, 0
    elif min(found.n, coded.n) < enough:
        judgement, lacks = Judgement.INSUFFICIENT, _lacking([found, coded], limit) or enough - min(found.n, coded.n)
    else:
        # where a zone ends before the threshold, what ended it has to be settled too
        ended = [zone.failed for zone in (accept, none) if zone.failed]
        judgement, lacks = Judgement.REVIEW, _lacking([found, coded, *ended], limit)
    return Verdict(theme_id, judgement, found, coded, accept.at, none.at, lacks)


def _lacking(tests: Sequence[Errors], limit: float) -> int | None:
    """Return how many more units without an error every test would need, None where errors are too many already."""
    if any(one.wrong > limit * one.n for one in tests):
        return None
    return max(fewest(one.wrong, limit) - one.n for one in tests)
