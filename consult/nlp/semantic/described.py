"""What a code frame says of its themes, as texts that segments can be compared with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.vocabulary import CodeFrame, Theme

FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Described:
    """The m descriptions of k themes, in order of theme.

    `owner` (m,) is the place of the theme, `what` a name for each description, `is_example` (m,) whether it is an
    example; `families` (k,) is the top-level theme that each theme belongs to.
    """

    words: tuple[str, ...]
    what: tuple[str, ...]
    owner: NDArray[np.int64]
    is_example: NDArray[np.bool_]
    families: NDArray[np.str_]

    @classmethod
    def of(cls, frame: CodeFrame) -> "Described":
        """Return the descriptions of a code frame's themes."""
        found = [
            (number, what, words) for number, theme in enumerate(frame.themes) for what, words in described_as(theme)
        ]
        return cls(
            words=tuple(words for _, _, words in found),
            what=tuple(what for _, what, _ in found),
            owner=np.array([number for number, _, _ in found], dtype=np.int64),
            is_example=np.array([what.startswith("example ") for _, what, _ in found], dtype=bool),
            families=np.array([theme.parent or theme.id for theme in frame.themes], dtype=str),
        )


def described_as(theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield what a theme is compared by: a name for it and the words."""
    yield "the definition", f"{theme.name}: {theme.definition}" if theme.definition else theme.name
    for number, included in enumerate(theme.includes, start=1):
        yield f"inclusion {number}", f"{theme.name}: {included}"
    for number, example in enumerate(theme.examples, start=1):
        yield f"example {number}", example


def enough_words(segment: str) -> bool:
    """Tell whether a segment has words enough to be compared."""
    return len(_WORD.findall(segment)) >= FEWEST_WORDS
