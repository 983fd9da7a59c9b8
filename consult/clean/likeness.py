"""How alike two answers are: the cosine between their sets of word pairs.

For sets, the cosine is shared / sqrt(pairs of one × pairs of the other): Ochiai's coefficient (1957, "Zoogeographical
studies on the soleoid fishes found in Japan and its neighbouring regions", II). It is 1 for the same words in
the same order, about 0.87 with 6% of the words changed, and 0.71 where as much again was added. Word pairs were chosen
over single words (independent short answers to one question reach 0.7), over word triples and over Jaccard's
coefficient (both lose copies with scattered edits), and over TF-IDF (whose weights change whenever an answer arrives).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.clean.shingle import Hashes, Words

_PAIR = 2
_PART = 5_000


@dataclass(frozen=True)
class Nearest:
    """For each text the most alike template (its place in the list asked for) and the likeness, 0 where none."""

    template: NDArray[np.int64]
    likeness: NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Every pair of a text (its row) and a template (its place in the list asked for) that share anything."""

    row: NDArray[np.int64]
    template: NDArray[np.int64]
    likeness: NDArray[np.float64]


class Likeness:
    """The word pairs of many texts, ready to be held against templates among them."""

    def __init__(self, words: Words) -> None:
        parts = [_distinct(some.shingles(_PAIR)) for some in words.parts(_PART)]
        self._hashes = np.concatenate([hashes for hashes, _ in parts])
        self.n_pairs = np.concatenate([counts for _, counts in parts])

    def against(self, templates: NDArray[np.int64]) -> Pairs:
        """Hold every text against every template."""
        from scipy.sparse import csr_array

        n_texts = len(self.n_pairs)
        row = np.repeat(np.arange(n_texts, dtype=np.int32), self.n_pairs)
        vocabulary = np.unique(self._hashes[np.isin(row, templates)])
        if not len(vocabulary):
            none = np.zeros(0, dtype=np.int64)
            return Pairs(none, none, np.zeros(0))
        column = np.searchsorted(vocabulary, self._hashes)
        column[column == len(vocabulary)] = 0
        known = vocabulary[column] == self._hashes
        ones = np.ones(int(known.sum()), dtype=np.float32)
        matrix = csr_array((ones, (row[known], column[known])), shape=(n_texts, len(vocabulary)))
        shared = (matrix @ matrix[templates].T).tocoo()
        cosine = shared.data / np.sqrt(self.n_pairs[shared.row] * self.n_pairs[templates[shared.col]])
        return Pairs(shared.row, shared.col, cosine)

    def nearest(self, templates: NDArray[np.int64]) -> Nearest:
        """Return for every text its most alike template; the first of equally alike templates wins."""
        pairs = self.against(templates)
        order = np.lexsort((pairs.template, -pairs.likeness, pairs.row))
        rows, firsts = np.unique(pairs.row[order], return_index=True)
        nearest = Nearest(np.zeros(len(self.n_pairs), dtype=np.int64), np.zeros(len(self.n_pairs)))
        nearest.template[rows] = pairs.template[order][firsts]
        nearest.likeness[rows] = pairs.likeness[order][firsts]
        return nearest


def _distinct(pairs: Words) -> tuple[Hashes, NDArray[np.int64]]:
    """Return the distinct hashes of each text, text by text, and how many each has."""
    n_texts = len(pairs.offsets) - 1
    row = np.repeat(np.arange(n_texts), np.diff(pairs.offsets))
    order = np.lexsort((pairs.hashes, row))
    hashes, row = pairs.hashes[order], row[order]
    first = np.ones(len(row), dtype=bool)
    first[1:] = (hashes[1:] != hashes[:-1]) | (row[1:] != row[:-1])
    return hashes[first], np.bincount(row[first], minlength=n_texts)
