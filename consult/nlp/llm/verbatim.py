"""Whether words stand in a text exactly, and where."""

import re
from collections.abc import Sequence

_FEWEST_LETTERS = 3


def find(words: str, text: str) -> tuple[int, int] | None:
    """Return where `words` first stand in `text`, character by character and as whole words; None where they do not.

    Words of fewer than three letters in all stand in almost every text, and are no evidence.
    """
    wanted = words.strip()
    if sum(character.isalpha() for character in wanted) < _FEWEST_LETTERS:
        return None
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    match = re.search(before + re.escape(wanted) + after, text)
    return match.span() if match else None


def most_of(span: tuple[int, int], segments: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the segment that holds most of a span, the first of equals."""
    return max(segments, key=lambda one: min(one[1], span[1]) - max(one[0], span[0]))
