"""Find texts that may be near-copies without holding each against each: MinHash sketches, compared band by band.

A sketch is 126 minima of hashed word triples. Two texts agree in a slot with the probability J with which their sets of
triples overlap (Jaccard 1912; Broder 1997, "On the resemblance and containment of documents"), so the share of slots in
which they agree estimates J with a standard error of sqrt(J (1 - J) / 126), at most 0.045. Texts that agree in three
neighbouring slots meet in a bucket: with 42 such bands they do with probability 1 - (1 - J³)⁴² (Indyk and Motwani 1998;
Leskovec, Rajaraman and Ullman 2014, section 3.4.2), 0.996 at overlap 0.5 and 0.005 at overlap 0.05.
"""

import numpy as np
from numpy.typing import NDArray

from consult.clean.shingle import Words

Sketches = NDArray[np.uint32]

_TRIPLE = 3
_BAND = 3
_SLOTS = 42 * _BAND
_SEED = 2035
_PART = 5_000
_PASSES = 4


def sketch(words: Words) -> Sketches:
    """Return one row of 126 slots for each text."""
    from rensa import RMinHash

    sketches = np.empty((len(words.offsets) - 1, _SLOTS), dtype=np.uint32)
    for part, some in enumerate(words.parts(_PART)):
        triples = some.shingles(_TRIPLE)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(
            triples.hashes, triples.offsets.astype(np.uint64), _SLOTS, _SEED
        )
        sketches[part * _PART : (part + 1) * _PART] = matrix.to_rows()
    return sketches


def components(sketches: Sketches, overlap: float) -> NDArray[np.int64]:
    """Return a group number for each text: texts that a chain of near-copies joins have the same, the lowest row in it.

    Args:
        sketches: From `sketch`, the texts that should lead a group first.
        overlap: Estimated share of word triples in common from which two texts are joined.
    """
    parent = np.arange(len(sketches))
    for band in range(0, _SLOTS, _BAND):
        pending = _buckets(sketches[:, band : band + _BAND])
        for _ in range(_PASSES):
            if not len(pending):
                break
            pending = _join_to_leaders(pending, sketches, overlap, parent)
    return _roots(parent, np.arange(len(parent)))


def _buckets(slots: Sketches) -> NDArray[np.int64]:
    """Return (bucket, text) for every text that shares its slots with another, by bucket and then by text."""
    packed = slots[:, 0].astype(np.uint64) << np.uint64(32) | slots[:, 1].astype(np.uint64)
    packed ^= slots[:, 2].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    _, bucket, size = np.unique(packed, return_inverse=True, return_counts=True)
    shared = np.flatnonzero(size[bucket] > 1)
    order = np.argsort(bucket[shared], kind="stable")
    return np.column_stack((bucket[shared][order], shared[order]))


def _join_to_leaders(
    pending: NDArray[np.int64], sketches: Sketches, overlap: float, parent: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Hold every text of a bucket against its first; return those that stay apart, to find a leader among themselves.

    So a bucket of n copies costs n comparisons, not n².
    """
    bucket, text = pending[:, 0], pending[:, 1]
    first = np.ones(len(bucket), dtype=bool)
    first[1:] = bucket[1:] != bucket[:-1]
    leader = text[np.flatnonzero(first)[np.cumsum(first) - 1]]
    apart = _roots(parent, leader) != _roots(parent, text)
    rows = np.flatnonzero(apart)
    alike = np.zeros(len(text), dtype=bool)
    for start in range(0, len(rows), _PART):
        part = rows[start : start + _PART]
        alike[part] = (sketches[leader[part]] == sketches[text[part]]).mean(axis=1) >= overlap
    for one, other in zip(leader[alike].tolist(), text[alike].tolist(), strict=True):
        _unite(parent, one, other)
    still_apart: NDArray[np.int64] = pending[apart & ~alike]
    return still_apart


def _roots(parent: NDArray[np.int64], text: NDArray[np.int64]) -> NDArray[np.int64]:
    root: NDArray[np.int64] = text.copy()
    while (parent[root] != root).any():
        root[:] = parent[root]
    return root


def _unite(parent: NDArray[np.int64], one: int, other: int) -> None:
    low, high = sorted((_root(parent, one), _root(parent, other)))
    parent[high] = low


def _root(parent: NDArray[np.int64], text: int) -> int:
    while parent[text] != text:
        parent[text] = parent[parent[text]]
        text = int(parent[text])
    return text


def typicality(sketches: Sketches) -> NDArray[np.float64]:
    """Return the share of slots in which each sketch has the commonest value: highest for the most typical text."""
    agreement = np.zeros(len(sketches))
    for slot in sketches.T:
        _, value, count = np.unique(slot, return_inverse=True, return_counts=True)
        agreement += value == count.argmax()
    agreement /= sketches.shape[1]
    return agreement
