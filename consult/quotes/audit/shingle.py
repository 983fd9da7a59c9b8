"""Runs of words or letters as numbers: keyed BLAKE2b of each word or letter, combined over a window of them.

Window hashing by a sum of products as in Karp and Rabin (1987), modulo 2^64.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consult.quotes.audit.seal import Seal

Numbers = NDArray[np.uint64]


class Shingler:
    """Makes numbers of runs under one key."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._known: dict[str, int] = {}

    def of_words(self, words: Sequence[str]) -> Numbers:
        """Return a number for each word."""
        new = set(words).difference(self._known)
        self._known |= self._seal.numbers(new)
        return np.fromiter(map(self._known.__getitem__, words), np.uint64, len(words))

    def of_letters(self, letters: str) -> Numbers:
        """Return a number for each letter."""
        codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
        table = np.zeros(int(codes.max(initial=0)) + 1, np.uint64)
        for letter, number in self._seal.numbers(set(letters)).items():
            table[ord(letter)] = number
        return table[codes]


def windows(numbers: Numbers, size: int, starts: NDArray[np.int64] | None = None) -> Numbers:
    """Return a number for each run of `size` that starts at each place, or at those given (all must fit)."""
    n_windows = max(0, len(numbers) - size + 1)
    total = np.zeros(n_windows if starts is None else len(starts), np.uint64)
    for offset, factor in enumerate(_factors(size)):
        part = numbers[offset : offset + n_windows] if starts is None else numbers[starts + offset]
        total += part * factor
    return total


def _factors(size: int) -> Numbers:
    """Return an odd factor for each place of a window: odd ones lose nothing modulo 2^64."""
    digests = (hashlib.blake2b(str(place).encode(), digest_size=8).digest() for place in range(size))
    return np.array([int.from_bytes(digest, "little") | 1 for digest in digests], np.uint64)
