"""What goes wrong between a thought and a cell: typing, pasting, encodings."""

import re

from data.invest2035.build.chance import Chance
from data.invest2035.build.draft import Transform

_WORD = re.compile(r"[A-Za-z]{4,}|the|and|of")
_CURLY = str.maketrans("'", "’")
MOJIBAKE = frozenset("’–£•ŵŷôêïâö")
"""Characters that are more than one byte in UTF-8 and whose bytes all mean something in Windows-1252."""


def typing(chance: Chance, known: dict[str, str], share: float) -> Transform:
    """Return a transform that misspells so large a share of words, and of some in the way people do."""

    def misspell(match: re.Match[str]) -> str:
        word = match[0]
        if not chance.happens(share if word not in known else share * 3):
            return word
        if word in known:
            return known[word]
        if len(word) < 4:
            return word
        at = chance.whole(1, len(word) - 3)
        if chance.happens(0.5):
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word[:at] + word[at + 1 :] if chance.happens(0.6) else word[:at] + word[at] + word[at:]

    return lambda text: _WORD.sub(misspell, text)


def curly(text: str) -> str:
    """Return the text as a word processor leaves it: typographic apostrophes and dashes."""
    return text.translate(_CURLY).replace(" - ", " – ")


def mojibake(text: str) -> str:
    """Return UTF-8 that was read as Windows-1252."""
    return text.encode("utf-8").decode("cp1252", errors="replace")


def lower(text: str) -> str:
    """Return the text without a capital letter."""
    return text.lower()


def upper(text: str) -> str:
    """Return the text in capitals, one for one so that lengths stay."""
    return "".join(one.upper() if len(one.upper()) == 1 else one for one in text)
