"""All wordings that a release is held against, and which runs of them stand in a file."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consult.quotes.audit.openness import Openness, Wording
from consult.quotes.audit.seal import Seal
from consult.quotes.audit.shingle import Numbers, Shingler, windows
from consult.quotes.audit.view import View, words

RUN, LETTERS, LONG_RUN = 6, 40, 12
"""Words and letters of withheld texts, and words of consented ones, that must not stand together."""

Places = NDArray[np.int64]
_KEPT_BACK = (Openness.WITHHELD, Openness.VOID)


class Run(NamedTuple):
    """Words of a wording that were found, and where."""

    owner: str
    place: str


class Runs(NamedTuple):
    """The runs of one length that lie in one text each, sorted by their numbers, with the word that each begins at."""

    size: int
    numbers: Numbers
    firsts: Places


class Wordings:
    """Texts as runs of numbers. A run that also stands in a more open text is nobody's in particular."""

    def __init__(self, wordings: Iterable[Wording], seal: Seal) -> None:
        self._shingler = Shingler(seal)
        self._wordings = list(wordings)
        by_wording = [words(one.text) for one in self._wordings]
        flat = [word for some in by_wording for word in some]
        self._openness = np.array([one.openness for one in self._wordings], np.int8)
        self._owners = np.repeat(np.arange(len(by_wording), dtype=np.int32), [len(some) for some in by_wording])
        sizes = np.fromiter(map(len, flat), np.int64, len(flat))
        self._ends = np.cumsum(sizes)
        self._letters = "".join(flat)
        numbers, starts = self._shingler.of_words(flat), np.arange(len(flat), dtype=np.int64)
        self._short, self._long = (self._runs(numbers, starts, self._owners, size) for size in (RUN, LONG_RUN))
        of_letters = self._shingler.of_letters(self._letters)
        self._spelt = self._runs(of_letters, self._ends - sizes, np.repeat(self._owners, sizes), LETTERS)

    @property
    def n_withheld(self) -> int:
        """How many runs of withheld words there are to look for."""
        return int(np.isin(self._openness[self._owners[self._short.firsts]], _KEPT_BACK).sum())

    def withheld(self, view: View) -> Iterator[Run]:
        """Yield the runs of withheld answers and void quotations in a file that no more open text shares."""
        by_words = list(self._runs_of_words(view, self._short, *_KEPT_BACK))
        yield from by_words
        numbers = windows(self._shingler.of_letters(view.squashed), LETTERS)
        for firsts, at in self._found(numbers, self._spelt, *_KEPT_BACK):
            for first in firsts:
                run = Run(self._owner(first), view.place_in_squashed(at))
                if run not in by_words and view.squashed.startswith(self._whole(first), at):
                    yield run

    def long_runs(self, view: View) -> Iterator[Run]:
        """Yield the long runs of consented texts in a file that are in no approved quotation."""
        return self._runs_of_words(view, self._long, Openness.CONSENTED)

    def _runs_of_words(self, view: View, runs: Runs, *openness: Openness) -> Iterator[Run]:
        numbers = windows(self._shingler.of_words(view.words), runs.size)
        # words that only stand beside each other in a table say nothing; letters catch what was split
        numbers[~view.together(np.arange(len(numbers)), runs.size)] = 0
        for firsts, at in self._found(numbers, runs, *openness):
            yield Run(self._owner(firsts[0]), view.place_of_word(at))

    def _owner(self, word: int) -> str:
        return self._wordings[int(self._owners[word])].owner

    def _whole(self, word: int) -> str:
        """Return the letters of a run up to the end of the word that it ends in: half a word may be any."""
        start = int(self._ends[word - 1]) if word else 0
        end = int(self._ends[np.searchsorted(self._ends, start + LETTERS)])
        return str(self._letters[start:end])

    @staticmethod
    def _runs(numbers: Numbers, starts: Places, owners: NDArray[np.int32], size: int) -> Runs:
        firsts = np.flatnonzero(starts + size <= len(numbers))
        firsts = firsts[owners[starts[firsts]] == owners[starts[firsts] + size - 1]]
        found = windows(numbers, size, starts[firsts])
        order = np.argsort(found)
        return Runs(size, found[order], firsts[order])

    def _found(self, ours: Numbers, runs: Runs, *openness: Openness) -> Iterator[tuple[list[int], int]]:
        """Yield the words that each shared run begins at in the texts, and its place in ours, once for a stretch."""
        firsts = self._shared(np.sort(ours), runs, *openness)
        if not firsts:
            return
        last = -runs.size
        for at in np.flatnonzero(np.isin(ours, np.array(list(firsts), np.uint64))).tolist():
            if at >= last + runs.size:
                last = at
                yield firsts[int(ours[at])], at

    def _shared(self, ours: Numbers, runs: Runs, *openness: Openness) -> dict[int, list[int]]:
        """Return the numbers on both sides whose most open text is as open as given, and where they begin."""
        first, end = (np.searchsorted(runs.numbers, ours, side) for side in ("left", "right"))
        found = {}
        for at in np.flatnonzero(end > first).tolist():
            begin = runs.firsts[first[at] : end[at]]
            if self._openness[self._owners[begin]].max() in openness:
                found[int(ours[at])] = begin.tolist()
        return found
