"""All wordings that a release is held against, and which runs of them stand in a file."""

from collections.abc import Collection, Iterable, Iterator, Sequence
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
_WORDS, _LETTERS = 2, 8
"""How many of a run's words or letters must stand in no more open text."""


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
        for firsts, at in self._found(numbers, self._spelt, _KEPT_BACK, view.squashed):
            runs = (Run(self._owner(first), view.place_in_squashed(at)) for first in firsts)
            yield from (run for run in runs if run not in by_words)

    def long_runs(self, view: View) -> Iterator[Run]:
        """Yield the long runs of consented texts in a file that are in no approved quotation."""
        return self._runs_of_words(view, self._long, Openness.CONSENTED)

    def _runs_of_words(self, view: View, runs: Runs, *openness: Openness) -> Iterator[Run]:
        numbers = windows(self._shingler.of_words(view.words), runs.size)
        # words that only stand beside each other in a table say nothing; letters catch what was split
        numbers[~view.together(np.arange(len(numbers)), runs.size)] = 0
        for firsts, at in self._found(numbers, runs, openness):
            yield Run(self._owner(firsts[0]), view.place_of_word(at))

    def _owner(self, word: int) -> str:
        return self._wordings[int(self._owners[word])].owner

    @staticmethod
    def _runs(numbers: Numbers, starts: Places, owners: NDArray[np.int32], size: int) -> Runs:
        firsts = np.flatnonzero(starts + size <= len(numbers))
        firsts = firsts[owners[starts[firsts]] == owners[starts[firsts] + size - 1]]
        found = windows(numbers, size, starts[firsts])
        order = np.argsort(found)
        return Runs(size, found[order], firsts[order])

    def _found(
        self, ours: Numbers, runs: Runs, openness: Sequence[Openness], letters: str = ""
    ) -> Iterator[tuple[list[int], int]]:
        """Yield the words of texts that a shared run begins at, and its place in ours, once for a stretch.

        `letters` are ours, where runs are of letters. A run counts if enough of it stands in no more open text: one
        word that happens to follow an approved quotation as it does in another answer says nothing.
        """
        shared = self._shared(np.sort(ours), runs)
        kept = {number: firsts for number, (how, firsts) in shared.items() if how in openness}
        if not kept:
            return
        more_open = {number: at for number, (how, at) in shared.items() if how > openness[0] and number not in kept}
        covered = self._covered(ours, runs.size, more_open, letters)
        last = -runs.size
        for at in _places(ours, kept):
            if at >= last + runs.size and (~covered[at : at + runs.size]).sum() >= (_LETTERS if letters else _WORDS):
                firsts = kept[int(ours[at])]
                if letters:
                    firsts = [one for one in firsts if letters.startswith(self._whole(one), at)]
                if firsts:
                    last = at
                    yield firsts, at

    def _covered(self, ours: Numbers, size: int, more_open: dict[int, list[int]], letters: str) -> NDArray[np.bool_]:
        """Tell of each word or letter of ours whether it stands in a run of a more open text."""
        covered = np.zeros(len(ours) + size, np.bool_)
        for at in _places(ours, more_open):
            covered[at : at + size] = True
            if letters:
                start, end = self._letters_of(more_open[int(ours[at])][0])
                covered[at : at + _alike(self._letters[start:end], letters[at : at + end - start])] = True
        return covered

    def _letters_of(self, word: int) -> tuple[int, int]:
        """Return where a word starts and where its text ends, in letters."""
        text_end = int(np.searchsorted(self._owners, self._owners[word], "right"))
        return int(self._ends[word - 1]) if word else 0, int(self._ends[text_end - 1])

    def _whole(self, word: int) -> str:
        """Return the letters of a run up to the end of the word that it ends in: half a word may be any."""
        start = int(self._ends[word - 1]) if word else 0
        end = int(self._ends[np.searchsorted(self._ends, start + LETTERS)])
        return str(self._letters[start:end])

    def _shared(self, ours: Numbers, runs: Runs) -> dict[int, tuple[int, list[int]]]:
        """Return the numbers on both sides, each with how open its most open text is and where such ones begin."""
        first, end = (np.searchsorted(runs.numbers, ours, side) for side in ("left", "right"))
        found = {}
        for at in np.flatnonzero(end > first).tolist():
            begin = runs.firsts[first[at] : end[at]]
            open_to = self._openness[self._owners[begin]]
            found[int(ours[at])] = (int(open_to.max()), begin[open_to == open_to.max()].tolist())
        return found


def _places(ours: Numbers, wanted: Collection[int]) -> list[int]:
    """Return where any of these numbers stands in ours."""
    places: list[int] = np.flatnonzero(np.isin(ours, np.array(list(wanted), np.uint64))).tolist()
    return places


def _alike(one: str, two: str) -> int:
    """Return how many letters at their beginning are the same."""
    return next((at for at, (first, second) in enumerate(zip(one, two, strict=False)) if first != second), len(two))
