"""How far apart two values are. Each function takes v values and returns their distances, (v, v).

Ordinal distances depend on how often each value was given, so they are part of `alpha`.
"""

from collections.abc import Callable, Hashable, Sequence

import numpy as np

from consult.coding.bootstrap import Sums, ratio


def nominal(values: Sequence[Hashable]) -> Sums:
    """Return 0 for the same value and 1 for another (Krippendorff 2011, section C)."""
    return 1.0 - np.eye(len(values))


def interval(values: Sequence[Hashable]) -> Sums:
    """Return the square of the difference (Krippendorff 2011, section C)."""
    numbers = np.array(values, dtype=np.float64)
    squared: Sums = np.square(numbers[:, None] - numbers)
    return squared


def ratio_scaled(values: Sequence[Hashable]) -> Sums:
    """Return the square of the difference over the sum; 0 for two zeros (Krippendorff 2011, section C)."""
    numbers = np.array(values, dtype=np.float64)
    total = numbers[:, None] + numbers
    squared: Sums = np.nan_to_num(ratio(np.square(numbers[:, None] - numbers), np.square(total)))
    return squared


def jaccard(values: Sequence[Hashable]) -> Sums:
    """Return 1 - |A and B| / |A or B| of two sets (Jaccard 1912); two empty sets are the same: 0."""
    return _of_sets(values, _likeness)


def masi(values: Sequence[Hashable]) -> Sums:
    """Return 1 - J·M of two sets (Passonneau 2006): J as Jaccard has it, M by how they lie.

    M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they share nothing. Two empty
    sets are equal: 0.
    """
    return _of_sets(values, lambda one, other: _likeness(one, other) * _monotonicity(one, other))


DISTANCES: dict[str, Callable[[Sequence[Hashable]], Sums]] = {
    "nominal": nominal,
    "interval": interval,
    "ratio": ratio_scaled,
    "jaccard": jaccard,
    "masi": masi,
}


def _of_sets(values: Sequence[Hashable], alike: Callable[[frozenset[str], frozenset[str]], float]) -> Sums:
    sets = [value for value in values if isinstance(value, frozenset)]
    if len(sets) != len(values):
        raise TypeError("distances between sets need sets")
    return np.array([[1.0 - alike(one, other) for other in sets] for one in sets]).reshape(len(sets), len(sets))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _monotonicity(one: frozenset[str], other: frozenset[str]) -> float:
    if one == other:
        return 1.0
    if one <= other or other <= one:
        return 2 / 3
    return 1 / 3 if one & other else 0.0
