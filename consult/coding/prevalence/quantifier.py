"""Words for shares, such as "most": from a named scale, and by the whole interval, not its middle."""

import tomllib
from functools import cache
from pathlib import Path

from consult.errors import UnknownName

SMALL_BASE = 30
_FEW = 3


def words(low: int, high: int, base: int, scale: str = "consult-1") -> str:
    """Return the word for a count that lies between two counts of a base: "some", or "a few to some".

    A word stands alone only where both ends have it. Counts under three have no word of the scale, so that a word is
    "at most" where the low end is under three. "" for a base under 30: there only counts are said.

    Raises:
        UnknownName: there is no such scale.
    """
    bands = _scale(scale)
    if base < SMALL_BASE:
        return ""
    if high < _FEW:
        return "one or two at most" if high else "none"
    lower, upper = (_word(bands, count, base) for count in (low, high))
    if low < _FEW:
        return f"{upper} at most"
    return lower if lower == upper else f"{lower} to {upper}"


def _word(bands: tuple[tuple[int, str], ...], count: int, base: int) -> str:
    percent = (200 * count + base) // (2 * base)  # as readers see it, halves up
    return next(word for least, word in bands if percent >= least)


@cache
def _scale(name: str) -> tuple[tuple[int, str], ...]:
    scales = tomllib.loads(Path(__file__).with_name("scales.toml").read_text(encoding="utf-8"))
    if name not in scales:
        raise UnknownName("scale of words", name, scales)
    return tuple((least, word) for least, word in scales[name]["words"])
