"""The words of questions, ready to be compared with passages of a letter."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

_WORD = re.compile(r"[^\W_]+")


def plain_words(text: str) -> str:
    """Return the words of a text in lower case with single spaces, without punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


class Alike(NamedTuple):
    """The question whose phrase is most like a passage, that phrase, and their likeness (0 to 100)."""

    question: int
    phrase: str
    likeness: float


@dataclass(frozen=True)
class Phrases:
    """Pairs of a question's index and plain words of it."""

    pairs: tuple[tuple[int, str], ...]

    def of(self, question: int | None) -> "Phrases":
        """Return the phrases of one question, of all for None."""
        return self if question is None else Phrases(tuple(pair for pair in self.pairs if pair[0] == question))

    def of_words(self, least: int, most: int) -> "Phrases":
        """Return the phrases of so many words."""
        return Phrases(tuple(pair for pair in self.pairs if least <= len(pair[1].split()) <= most))

    def most_alike(self, words: str, least: float) -> Alike | None:
        """Return the phrase most like plain `words`, None where none reaches the likeness `least`."""
        # A ratio of r needs lengths that differ by no more than this: most passages need no comparison at all.
        stretch = (200 - least) / least
        if not self.pairs or not self._shortest <= len(words) * stretch or len(words) > self._longest * stretch:
            return None
        found = process.extractOne(words, self._texts, scorer=fuzz.ratio, score_cutoff=least)
        return found and Alike(self.pairs[found[2]][0], found[0], found[1])

    @cached_property
    def _texts(self) -> list[str]:
        return [words for _, words in self.pairs]

    @cached_property
    def _shortest(self) -> int:
        return min(map(len, self._texts))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._texts))
