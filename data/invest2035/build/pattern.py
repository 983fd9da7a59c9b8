"""The small language that the material is written in.

``Ask once, or <we> shall <stop|give up> in <place>.`` has a slot ``<we>``, a choice ``<stop|give up>`` and a slot
``<place>``. ``<place:cardiff=Cardiff>`` is fixed wording that names an entity: type, id, and the words.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

_MARKUP = re.compile(r"<([^<>]*)>")


class Mark(NamedTuple):
    """What a run of words is: a mention (`table` is mentions) or personal data (`table` is personal)."""

    table: str
    type: str
    id: str = ""


class Slot(str):
    """The name of a slot."""

    __slots__ = ()


class Choice(tuple[str, ...]):
    """Wordings of which one is taken."""

    __slots__ = ()


Fragment = tuple[str, Mark | None]
Part = str | Slot | Choice | Fragment


@dataclass(frozen=True, eq=False)
class Pattern:
    """A sentence with slots and what it says: `theme` and `kind` are "" where it carries no theme."""

    parts: tuple[Part, ...]
    theme: str = ""
    kind: str = ""
    source: str = ""

    @cached_property
    def takes_tail(self) -> bool:
        """Whether it is one sentence that ends in a full stop, so that something may be hung on its end."""
        return self.source.count(".") == 1 and self.source.endswith(".") and type(self.parts[-1]) is str


def parse(source: str, theme: str = "", kind: str = "", *, synonyms: "Synonyms | None" = None) -> Pattern:
    """Read one sentence of the material; where synonyms are given their words become choices.

    Raises:
        ValueError: a bracket is left open.
    """
    parts: list[Part] = []
    for position, piece in enumerate(_MARKUP.split(source)):
        if position % 2:
            parts.append(_markup(piece))
        elif piece:
            parts += synonyms.split(piece) if synonyms else [piece]
    if any(type(part) is str and ("<" in part or ">" in part) for part in parts):
        raise ValueError(f"a bracket is left open in {source!r}")
    return Pattern(tuple(parts), theme, kind, source)


class Synonyms:
    """Wordings that may stand for one another: the first of each row is what the material uses."""

    def __init__(self, rows: list[list[str]]) -> None:
        self._choices = {row[0]: Choice(row) for row in rows}
        longest_first = sorted(self._choices, key=lambda words: (-len(words), words))
        self._words = re.compile(r"(?<![\w'-])(" + "|".join(map(re.escape, longest_first)) + r")(?![\w'-])")

    def split(self, text: str) -> list[Part]:
        """Return the text with a choice wherever there is another wording."""
        pieces = self._words.split(text)
        return [self._choices[piece] if place % 2 else piece for place, piece in enumerate(pieces) if piece]


def _markup(piece: str) -> Part:
    if "|" in piece:
        return Choice(piece.split("|"))
    if "=" in piece:
        what, _, words = piece.partition("=")
        return words, _mark(what)
    return Slot(piece)


@cache
def _mark(what: str) -> Mark:
    kind, _, id_ = what.partition(":")
    return Mark("personal", id_) if kind == "personal" else Mark("mentions", kind, id_)
