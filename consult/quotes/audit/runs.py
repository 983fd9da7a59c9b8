"""Runs of one length in many texts, by their numbers."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consult.quotes.audit.shingle import Numbers, windows

Places = NDArray[np.int64]
Owners = NDArray[np.int32]


class Shared(NamedTuple):
    """A run that stands on both sides: how open its most open text is, and the words that such ones begin at."""

    openness: int
    firsts: list[int]


class Runs(NamedTuple):
    """The runs that lie in one text each, sorted by their numbers, with the word that each begins at."""

    size: int
    numbers: Numbers
    firsts: Places

    @classmethod
    def of(cls, size: int, numbers: Numbers, starts: Places, owners: Owners) -> "Runs":
        """Take the runs of words or letters that start where words do.

        Args:
            size: how many words or letters make a run.
            numbers: of all words or letters of all texts, one after another.
            starts: where each word starts among them.
            owners: whose each of them is.
        """
        firsts = np.flatnonzero(starts + size <= len(numbers))
        firsts = firsts[owners[starts[firsts]] == owners[starts[firsts] + size - 1]]
        found = windows(numbers, size, starts[firsts])
        order = np.argsort(found)
        return cls(size, found[order], firsts[order])

    def shared(self, ours: Numbers, openness: NDArray[np.int8]) -> dict[int, Shared]:
        """Return the runs that stand on both sides by number, where `openness` has that of each word's text."""
        ours = np.sort(ours)
        first, end = (np.searchsorted(self.numbers, ours, side) for side in ("left", "right"))
        found = {}
        for at in np.flatnonzero(end > first).tolist():
            begin = self.firsts[first[at] : end[at]]
            most = openness[begin].max()
            found[int(ours[at])] = Shared(int(most), begin[openness[begin] == most].tolist())
        return found


def places(ours: Numbers, wanted: Collection[int]) -> list[int]:
    """Return where any of these numbers stands in ours."""
    if not wanted:
        return []
    found: list[int] = np.flatnonzero(np.isin(ours, np.array(list(wanted), np.uint64))).tolist()
    return found
