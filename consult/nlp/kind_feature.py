"""What the kind model reads of a segment: its clues, its words and the runs of two and three of them.

Clues have the weights that `kind_clue` gives them. Words and runs share a weight, so that all of a segment's together
are a vector of length `_WORDS`, however long it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from consult.nlp.exact import on_grid
from consult.nlp.kind_clue import CLUE, RULE, clues
from consult.nlp.kind_sign import words_of

_WORDS = 2.0
_MARK = "w "  # before the words of a run, in the list of features

Run = str | tuple[str, ...]
"""A word, or two or three of them."""


class Features:
    """The features that a model knows, by name: each has a place."""

    def __init__(self, names: Iterable[str]) -> None:
        self._clues: dict[str, int] = {}
        self._runs: dict[Run, int] = {}
        self.n = 0
        for self.n, name in enumerate(names, 1):
            words = name.removeprefix(_MARK).split()
            if name.startswith(_MARK):
                self._runs[words[0] if len(words) == 1 else tuple(words)] = self.n - 1
            else:
                self._clues[name] = self.n - 1

    def matrix(self, segments: Sequence[str]) -> csr_matrix:
        """Return one row a segment, one column a feature; values are on the grid of `exact`."""
        places: list[int] = []
        values: list[float] = []
        ends = [0]
        for segment in segments:
            for value, more in self._places(segment):
                places += more
                values += [value] * len(more)
            ends.append(len(places))
        return csr_matrix((values, places, ends), shape=(len(segments), self.n), dtype=np.float64)

    def _places(self, segment: str) -> Iterator[tuple[float, list[int]]]:
        """Yield the places of features that weigh the same, with what they weigh."""
        found = clues(segment)
        yield _grid(CLUE), [self._clues[name] for name in found.marks if name in self._clues]
        yield _grid(RULE), [self._clues[name] for name in found.rules if name in self._clues]
        said = runs(segment)
        yield _grid(_WORDS / max(len(said), 1) ** 0.5), [self._runs[run] for run in said if run in self._runs]


def runs(segment: str) -> set[Run]:
    """Return the words of a segment and the runs of two and three of them."""
    words = [word for word in words_of(segment) if word[0].isalnum()]
    return {*words, *pairwise(words), *zip(words, words[1:], words[2:], strict=False)}


def names_of(segment: str) -> list[str]:
    """Return the names of the features of a segment."""
    found = clues(segment)
    said = (run if isinstance(run, str) else " ".join(run) for run in runs(segment))
    return [*found.marks, *found.rules, *(_MARK + run for run in said)]


@lru_cache(maxsize=1000)
def _grid(value: float) -> float:
    return float(on_grid(value))
