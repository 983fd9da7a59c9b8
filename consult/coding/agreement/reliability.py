"""Every coefficient of agreement on one set of units."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from consult.coding.agreement.alpha import LEVELS, alpha
from consult.coding.agreement.chance import bennett, beyond, fleiss, gwet, percent
from consult.coding.agreement.pair import f1, kappa
from consult.coding.agreement.rating import Ratings
from consult.coding.bootstrap import Measure, estimates
from consult.coding.estimate import Estimate
from consult.errors import UnknownName


def reliability(
    rows: Sequence[Sequence[Hashable | None]],
    level: str = "nominal",
    *,
    groups: Sequence[str] | None = None,
    seed: int = 2035,
) -> dict[str, Estimate]:
    """Return `percent`, `alpha`, `kappa`, `ac1`, `fleiss` and `s` of units as rows with a value for each coder.

    A figure that cannot be told has the value NaN; an interval that cannot, NaN for its ends.

    Args:
        rows: units by coders; None where a coder did not see a unit. Sets of words are frozensets.
        level: of alpha: nominal, ordinal, interval, ratio, jaccard or masi. The others only tell same from different.
        groups: the respondent of each unit, who is what is resampled; each unit its own by default.
        seed: of the resamples.

    Raises:
        UnknownName: there is no such level.
    """
    if level not in LEVELS:
        raise UnknownName("level of alpha", level, LEVELS)
    ratings = Ratings.of(rows, groups)
    measures = {"percent": percent(ratings), "alpha": alpha(ratings, level)} | coefficients(ratings)
    return estimated(measures | {"s": beyond(ratings, bennett)}, ratings.groups, seed)


def coefficients(ratings: Ratings) -> dict[str, Measure]:
    """Return kappa, AC1 and Fleiss' kappa."""
    return {"kappa": kappa(ratings), "ac1": beyond(ratings, gwet), "fleiss": beyond(ratings, fleiss)}


def decisions(ratings: Ratings) -> dict[str, Measure]:
    """Return what there is to tell of yes-or-no decisions."""
    told = {"percent": percent(ratings), "alpha": alpha(ratings, "nominal")}
    return told | coefficients(ratings) | {"f1": f1(ratings)}


def estimated(measures: Mapping[str, Measure], groups: Sequence[str], seed: int) -> dict[str, Estimate]:
    """Return the figures with their resamples: none where coders never disagree, since then all resamples agree too."""
    found = estimates(measures, groups, seed)
    if found["percent"].value < 1.0:
        return found
    untold: NDArray[np.float64] = np.full_like(found["percent"].replicates, np.nan)
    return {name: Estimate(one.value, untold) for name, one in found.items()}
