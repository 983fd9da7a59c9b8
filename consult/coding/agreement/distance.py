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
    shared, one, other = _sizes(values)
    return 1.0 - _likeness(shared, one + other - shared)


def masi(values: Sequence[Hashable]) -> Sums:
    """Return 1 - J·M of two sets (Passonneau 2006): J as Jaccard has it, M by how they lie.

    M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they share nothing. Two empty
    sets are equal: 0.
    """
    shared, one, other = _sizes(values)
    equal, within = (shared == one) & (shared == other), (shared == one) | (shared == other)
    lie = np.select([equal, within, shared > 0], [1.0, 2 / 3, 1 / 3], 0.0)
    apart: Sums = 1.0 - _likeness(shared, one + other - shared) * lie
    return apart


DISTANCES: dict[str, Callable[[Sequence[Hashable]], Sums]] = {
    "nominal": nominal,
    "interval": interval,
    "ratio": ratio_scaled,
    "jaccard": jaccard,
    "masi": masi,
}


def _sizes(values: Sequence[Hashable]) -> tuple[Sums, Sums, Sums]:
    """Return how many words two sets share, how many the first has and how many the second: (v, v), (v, 1), (1, v)."""
    sets = [value for value in values if isinstance(value, frozenset)]
    if len(sets) != len(values):
        raise TypeError("distances between sets need sets")
    words = sorted(set().union(*sets))
    holds = np.array([[word in one for word in words] for one in sets], dtype=np.float64).reshape(len(sets), len(words))
    sizes = holds.sum(axis=1)
    return holds @ holds.T, sizes[:, None], sizes[None, :]


def _likeness(shared: Sums, together: Sums) -> Sums:
    """Return the share of the words of two sets that both have; 1 for two empty sets."""
    return np.where(together == 0, 1.0, np.nan_to_num(ratio(shared, together)))
