"""A text without all that typography and layout can do to it: as words, and as letters without any space."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from consult.quotes.audit.artefact import Passage

Places = NDArray[np.int64]
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = ("Cf", "Mn", "Me")


def words(text: str) -> list[str]:
    """Return the words of a text in small letters: no accents, no invisible characters, no other forms of letters."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text.translate(_SEEN))
    folded = unicodedata.normalize("NFKD", plain.translate(_SEEN).casefold()).translate(_SEEN)
    return _WORD.findall(folded)


class _Seen(dict[int, int | None]):
    """Characters to leave out, each looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) in _UNSEEN else code
        return self[code]


_SEEN = _Seen()


class View:
    """All passages of a file as one run of words. What is split over passages is found as well as what is not.

    `spaced` has one space before and after each word; `squashed` has none at all.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        by_passage = [words(passage.text) for passage in passages]
        self.words = [word for some in by_passage for word in some]
        self._counts = [len(some) for some in by_passage]
        self._last = list(accumulate(self._counts))

    @cached_property
    def spaced(self) -> str:
        """The words with a space around each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def squashed(self) -> str:
        """The words without spaces."""
        return "".join(self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts in `squashed`, and where the last one ends."""
        return list(accumulate(map(len, self.words), initial=0))

    @cached_property
    def _spaced_starts(self) -> list[int]:
        return list(accumulate((len(word) + 1 for word in self.words), initial=1))

    def together(self, first: Places, n: int) -> NDArray[np.bool_]:
        """Tell of each run of `n` words, by its first one, whether it stands in one passage."""
        whose = np.repeat(np.arange(len(self._counts)), self._counts)
        alone: NDArray[np.bool_] = whose[first] == whose[first + n - 1]
        return alone

    def in_one_passage(self, start: int, end: int) -> bool:
        """Tell whether letters of `squashed` stand in one passage."""
        first, last = (bisect_right(self.starts, offset) - 1 for offset in (start, end - 1))
        return bisect_right(self._last, first) == bisect_right(self._last, last)

    def place_of_word(self, number: int) -> str:
        """Return where a word stands."""
        return self.passages[bisect_right(self._last, number)].place

    def place_in_spaced(self, offset: int) -> str:
        """Return where a character of `spaced` stands."""
        return self.place_of_word(max(0, bisect_right(self._spaced_starts, offset) - 1))

    def place_in_squashed(self, offset: int) -> str:
        """Return where a character of `squashed` stands."""
        return self.place_of_word(bisect_right(self.starts, offset) - 1)
