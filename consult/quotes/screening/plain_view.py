"""A text as it compares with a quotation: quotation marks, dashes and spaces told apart no longer, places kept."""

import re
from dataclasses import dataclass

_SAME = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‛": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
    }
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_STOPS = ",;:.!?"


@dataclass(frozen=True)
class PlainView:
    """The characters to compare, and of each its place in the text; `at[-1]` is the length of the text."""

    text: str
    at: tuple[int, ...]

    def place(self, position: int) -> int:
        """Return where a character of the view stands in the text."""
        return self.at[position]

    def end(self, position: int) -> int:
        """Return where the text goes on after the character before `position`."""
        return self.at[position - 1] + 1 if position else 0


def plain_view(text: str) -> PlainView:
    """Return the view of a text: one space for each run, none before a stop, characters nobody sees left out."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text.translate(_SAME)):
        if _UNSEEN.match(letter):
            continue
        if letter.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append(place)
            continue
        ends = place + 1 == len(text) or text[place + 1].isspace()
        if letter in _STOPS and ends and len(letters) > 1 and letters[-1] == " " and letters[-2] not in " .":
            letters.pop()
            places.pop()
        letters.append(letter)
        places.append(place)
    return PlainView("".join(letters), (*places, len(text)))


def same_words(first: str, second: str) -> bool:
    """Tell whether two quotations differ at most in quotation marks, dashes and spaces, or in how `[...]` is typed."""
    return _compared(first) == _compared(second)


def _compared(words: str) -> str:
    return plain_view(words.replace("[…]", "[...]")).text.strip()
