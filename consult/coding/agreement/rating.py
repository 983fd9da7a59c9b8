"""What coders gave units, with the units that a coder did not see left open."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from consult.coding.bootstrap import Sums

Numbers = NDArray[np.int64]
UNSEEN = -1


@dataclass(frozen=True)
class Ratings:
    """Values by unit and coder.

    `given` (units, coders) holds positions in `values`, `UNSEEN` where a coder did not see a unit. `groups` names the
    respondent of each unit: what is resampled.
    """

    given: Numbers
    values: tuple[Hashable, ...]
    groups: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Hashable | None]], groups: Sequence[str] | None = None) -> Self:
        """Take units as rows with a value for each coder, None where it was not seen; values are put in order."""
        known = {value for row in rows for value in row if value is not None}
        values = tuple(sorted(known, key=_rank))
        place = {value: at for at, value in enumerate(values)} | {None: UNSEEN}
        given = np.array([[place[value] for value in row] for row in rows], dtype=np.int64)
        own = [str(row) for row in range(len(rows))] if groups is None else groups
        return cls(given.reshape(len(rows), len(rows[0]) if rows else 0), values, tuple(own))

    @cached_property
    def counts(self) -> Sums:
        """How many coders gave each unit each value, (units, values)."""
        one_each = self.given[:, :, None] == np.arange(len(self.values))
        counts: Sums = one_each.sum(axis=1).astype(np.float64)
        return counts

    @cached_property
    def n_coders(self) -> Sums:
        """How many coders saw each unit, (units,)."""
        n: Sums = (self.given != UNSEEN).sum(axis=1).astype(np.float64)
        return n

    @property
    def shared(self) -> NDArray[np.bool_]:
        """Which units two or more coders saw."""
        return self.n_coders >= 2


def _rank(value: Hashable) -> tuple[object, ...]:
    """Order numbers by size, words by letter and sets of words by their words."""
    return (len(value), *sorted(value)) if isinstance(value, frozenset) else (value,)
