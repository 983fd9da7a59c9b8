"""All wordings that a release is held against, and which runs of them stand in a file."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consult.quotes.audit.openness import Openness, Wording
from consult.quotes.audit.runs import Runs, Shared, places
from consult.quotes.audit.seal import Seal
from consult.quotes.audit.shingle import Shingler, windows
from consult.quotes.audit.view import View, words

RUN, LETTERS, LONG_RUN = 6, 40, 12
"""Words and letters of withheld texts, and words of consented ones, that must not stand together."""
_NEW_WORDS, _NEW_LETTERS = 2, 8
"""How many of them must stand in no more open text: one word that happens to follow a quotation says nothing."""
_KEPT_BACK = (Openness.WITHHELD, Openness.VOID)


class Run(NamedTuple):
    """Words of a wording that were found, and where."""

    owner: str
    place: str


class Wordings:
    """Texts as runs of numbers. A run that also stands in a more open text is nobody's in particular."""

    def __init__(self, wordings: Iterable[Wording], seal: Seal) -> None:
        self._shingler = Shingler(seal)
        self._wordings = list(wordings)
        by_wording = [words(one.text) for one in self._wordings]
        flat = [word for some in by_wording for word in some]
        self._owners = np.repeat(np.arange(len(by_wording), dtype=np.int32), [len(some) for some in by_wording])
        self._openness = np.array([one.openness for one in self._wordings], np.int8)[self._owners]
        sizes = np.fromiter(map(len, flat), np.int64, len(flat))
        self._ends = np.cumsum(sizes)
        self._letters = "".join(flat)
        numbers, starts = self._shingler.of_words(flat), np.arange(len(flat), dtype=np.int64)
        self._short, self._long = (Runs.of(size, numbers, starts, self._owners) for size in (RUN, LONG_RUN))
        spelt = self._shingler.of_letters(self._letters)
        self._spelt = Runs.of(LETTERS, spelt, self._ends - sizes, np.repeat(self._owners, sizes))

    @property
    def n_withheld(self) -> int:
        """How many runs of withheld words there are to look for."""
        return int(np.isin(self._openness[self._short.firsts], _KEPT_BACK).sum())

    def withheld(self, view: View) -> Iterator[Run]:
        """Yield the runs of withheld answers and void quotations in a file that no more open text shares."""
        by_words = list(self._of_words(view, self._short, *_KEPT_BACK))
        yield from by_words
        for firsts, at in self._of_letters(view.squashed):
            runs = (Run(self._owner(first), view.place_in_squashed(at)) for first in firsts)
            yield from (run for run in runs if run not in by_words)

    def long_runs(self, view: View) -> Iterator[Run]:
        """Yield the long runs of consented texts in a file that are in no approved quotation."""
        return self._of_words(view, self._long, Openness.CONSENTED)

    def quoted(self, view: View) -> list[str]:
        """Return the approved quotations that stand whole in a file."""
        approved = (one for one in self._wordings if one.openness is Openness.QUOTED)
        return [one.owner for one in approved if (letters := "".join(words(one.text))) and letters in view.squashed]

    def _of_words(self, view: View, runs: Runs, *openness: Openness) -> Iterator[Run]:
        numbers = windows(self._shingler.of_words(view.words), runs.size)
        # words that only stand beside each other in a table say nothing; letters catch what was split
        numbers[~view.together(np.arange(len(numbers)), runs.size)] = 0
        kept, more_open = _parted(runs.shared(numbers, self._openness), *openness)
        covered = np.zeros(len(numbers) + runs.size, np.bool_)
        for at in places(numbers, more_open) if kept else ():
            covered[at : at + runs.size] = True
        for at in _apart(places(numbers, kept), runs.size, covered, _NEW_WORDS):
            yield Run(self._owner(kept[int(numbers[at])].firsts[0]), view.place_of_word(at))

    def _of_letters(self, letters: str) -> Iterator[tuple[list[int], int]]:
        """Yield the words of kept texts that runs of letters begin with, and where they stand."""
        numbers = windows(self._shingler.of_letters(letters), LETTERS)
        kept, more_open = _parted(self._spelt.shared(numbers, self._openness), *_KEPT_BACK)
        covered = np.zeros(len(letters) + LETTERS, np.bool_)
        for at in places(numbers, more_open) if kept else ():
            start, end = self._letters_of(more_open[int(numbers[at])].firsts[0])
            covered[at : at + _alike(self._letters[start:end], letters[at : at + end - start])] = True
        begun = {
            at: [one for one in kept[int(numbers[at])].firsts if letters.startswith(self._whole(one), at)]
            for at in places(numbers, kept)
        }
        for at in _apart((at for at, firsts in begun.items() if firsts), LETTERS, covered, _NEW_LETTERS):
            yield begun[at], at

    def _owner(self, word: int) -> str:
        return self._wordings[int(self._owners[word])].owner

    def _letters_of(self, word: int) -> tuple[int, int]:
        """Return where a word starts and where its text ends, in letters."""
        text_end = int(np.searchsorted(self._owners, self._owners[word], "right"))
        return int(self._ends[word - 1]) if word else 0, int(self._ends[text_end - 1])

    def _whole(self, word: int) -> str:
        """Return the letters of a run up to the end of the word that it ends in: half a word may be any."""
        start = int(self._ends[word - 1]) if word else 0
        return self._letters[start : int(self._ends[np.searchsorted(self._ends, start + LETTERS)])]


def _parted(shared: dict[int, Shared], *kept: Openness) -> tuple[dict[int, Shared], dict[int, Shared]]:
    """Return the runs that are to be kept back, and those of texts that are more open."""
    ours = {number: one for number, one in shared.items() if one.openness in kept}
    return ours, {number: one for number, one in shared.items() if number not in ours and one.openness > kept[0]}


def _apart(found: Iterable[int], size: int, covered: NDArray[np.bool_], least: int) -> Iterator[int]:
    """Yield where runs begin, one for each stretch, if enough of them is not covered."""
    last = -size
    for at in found:
        if at >= last + size and (~covered[at : at + size]).sum() >= least:
            last = at
            yield at


def _alike(one: str, two: str) -> int:
    """Return how many letters at their beginning are the same."""
    return next((at for at, (first, second) in enumerate(zip(one, two, strict=False)) if first != second), len(two))
