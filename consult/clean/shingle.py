"""Texts as sets of short word sequences (shingles), hashed alike on every machine."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


@dataclass(frozen=True)
class Words:
    """The words of many texts in one row of hashes; text `i` holds `hashes[offsets[i]:offsets[i + 1]]`."""

    hashes: Hashes
    offsets: NDArray[np.int64]

    @classmethod
    def of(cls, keys: Sequence[str]) -> "Words":
        """Hash the words of texts that `wording.key` has normalised."""
        vocabulary: dict[str, int] = {}
        lengths = np.zeros(len(keys), dtype=np.int64)
        places: list[NDArray[np.int32]] = []
        for row, key in enumerate(keys):
            words = key.split()
            lengths[row] = len(words)
            places.append(np.array([vocabulary.setdefault(word, len(vocabulary)) for word in words], dtype=np.int32))
        hashed = np.fromiter((_hash(word) for word in vocabulary), dtype=np.uint64, count=len(vocabulary))
        flat = np.concatenate(places) if places else np.zeros(0, dtype=np.int32)
        return cls(hashed[flat], np.concatenate(([0], np.cumsum(lengths))))

    def parts(self, size: int) -> Iterator["Words"]:
        """Yield `size` texts at a time, so that what is made of them need not fit the memory at once."""
        for start in range(0, len(self.offsets) - 1, size):
            offsets = self.offsets[start : start + size + 1]
            yield Words(self.hashes[offsets[0] : offsets[-1]], offsets - offsets[0])

    def shingles(self, size: int) -> "Words":
        """Return the hash of each `size` words in a row; a shorter text is one shingle, padded."""
        if size > len(_MIX):
            raise ValueError(f"shingles hold at most {len(_MIX)} words, not {size}")
        lengths = np.diff(self.offsets)
        counts = np.where(lengths > 0, np.maximum(lengths - size + 1, 1), 0)
        offsets = np.concatenate(([0], np.cumsum(counts)))
        starts = np.repeat(self.offsets[:-1] - offsets[:-1], counts) + np.arange(offsets[-1])
        ends = np.repeat(self.offsets[1:], counts)
        hashes = np.zeros(len(starts), dtype=np.uint64)
        for step in range(size):
            inside = starts + step < ends
            hashes[inside] += (self.hashes[(starts + step)[inside]] ^ _MIX[step]) * _MIX[step]
        return Words(hashes ^ (hashes >> np.uint64(29)), offsets)


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8"), digest_size=8).digest(), "little")
