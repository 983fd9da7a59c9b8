"""Whether a group raises a theme more, or less, often than the others, by corrected counts."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

import numpy as np

from consult.coding.prevalence.posterior import Posterior

Key = TypeVar("Key", bound=Hashable)


def compare_groups(pairs: Mapping[Key, tuple[Posterior, Posterior]]) -> dict[Key, float]:
    """Return, for each pair of groups, how little the audit speaks for a difference of their shares, from 0 to 1.

    It is twice the probability that the share that looks smaller is the larger (ties count half), corrected for the
    number of pairs looked at (Holm 1979): if no pair differs, one in twenty such tables has any value under 0.05.
    """
    return holm({key: _tail(one, other) for key, (one, other) in pairs.items()})


def holm(chances: Mapping[Key, float]) -> dict[Key, float]:
    """Return p-values corrected for their number, step by step from the smallest (Holm 1979)."""
    adjusted: dict[Key, float] = {}
    least = 0.0
    for step, (key, chance) in enumerate(sorted(chances.items(), key=lambda item: item[1])):
        least = max(least, min(1.0, chance * (len(chances) - step)))
        adjusted[key] = least
    return {key: adjusted[key] for key in chances}


def _tail(one: Posterior, other: Posterior) -> float:
    """Return twice the smaller of the probabilities that a share lies above, or below, the other."""
    if not one.total or not other.total:
        return 1.0
    at = np.arange(one.total + 1) * other.total
    up_to = np.concatenate([[0.0], np.cumsum(other.weights)])
    below = up_to[-(-at // one.total)]
    up_to_and_with = up_to[at // one.total + 1]
    above = float(one.weights @ (below + up_to_and_with)) / 2
    return min(1.0, 2 * min(above, 1.0 - above))
