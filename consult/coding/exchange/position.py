"""Positions as other tools count them, turned into code points.

The standard leaves open what a position counts. Programs on Windows count a line end as two, others as one whatever
the file has; programs in a browser count UTF-16 units. Which it was shows in the passages themselves: most programs
write the words that they selected as the name of the selection.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

_LINE_ENDS = ("as in the file", "as one", "as two")
_UNITS = ("code points", "UTF-16 units")


@dataclass(frozen=True)
class Passage:
    """A selection as a file gives it: where it says it is, and what it is called."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True)
class Reading:
    """A way to count: `starts[i]` is the position of code point i, one more than there are."""

    what: str
    starts: "np.ndarray[tuple[int], np.dtype[np.int64]]"

    def span(self, passage: Passage) -> tuple[int, int]:
        """Return the code points that a passage covers, within the text."""
        farthest = int(self.starts[-1])
        start, end = np.searchsorted(self.starts, [min(max(at, 0), farthest) for at in (passage.start, passage.end)])
        last = len(self.starts) - 1
        return min(int(start), last), min(int(end), last)


def reading(text: str, passages: Sequence[Passage], origin: str = "") -> tuple[Reading, int]:
    """Return the way to count by which most passages have the words that they are called by, and how many have.

    Where none tells, positions are code points of the text as it is (line ends as one in files of ATLAS.ti).
    """
    line_ends = (_LINE_ENDS[1], *_LINE_ENDS) if origin.casefold().startswith("atlas") else _LINE_ENDS
    best, most = _counted(text, line_ends[0], _UNITS[0]), -1
    for line_end, unit in product(line_ends, _UNITS):
        tried = _counted(text, line_end, unit)
        right = sum(_called_so(text, tried.span(passage), passage.name) for passage in passages)
        if right > most:
            best, most = tried, right
    return best, most


def _counted(text: str, line_end: str, unit: str) -> Reading:
    widths = np.ones(len(text), dtype=np.int64)
    if unit == _UNITS[1]:
        widths += [character > "\uffff" for character in text]
    if line_end != _LINE_ENDS[0]:
        before = "".join(("\n", text))
        pairs = [now == "\n" and then == "\r" for then, now in zip(before, text, strict=False)]
        alone = [now == "\n" and then != "\r" for then, now in zip(before, text, strict=False)]
        widths -= pairs if line_end == _LINE_ENDS[1] else np.zeros(len(text), dtype=np.int64)
        widths += alone if line_end == _LINE_ENDS[2] else np.zeros(len(text), dtype=np.int64)
    return Reading(f"{unit}, line ends {line_end}", np.concatenate([[0], np.cumsum(widths)]))


def _called_so(text: str, span: tuple[int, int], name: str) -> bool:
    called = " ".join(name.split()).removesuffix("...").removesuffix("…")
    return bool(called) and " ".join(text[slice(*span)].split()).startswith(called)
