"""How themes and kinds are written on a sheet, and read from it again."""

import re
from collections import Counter
from collections.abc import Sequence

from consult.errors import suggestion
from consult.vocabulary import Kind, Theme

KINDS = tuple(kind.value for kind in Kind if kind is not Kind.UNSTATED)
_ID = re.compile(r"[a-z0-9_.]{1,40}")


class Themes:
    """The themes that a sheet offers, by the name that stands in its list: with the id where it is not unique."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self.themes = tuple(themes)
        times = Counter(one.name.casefold() for one in themes)
        self._labels = {
            one.id: one.name if times[one.name.casefold()] == 1 else f"{one.name} ({one.id})" for one in themes
        }
        self._ids = {label.casefold(): theme_id for theme_id, label in self._labels.items()}
        self._ids |= {one.id: one.id for one in themes}

    @property
    def labels(self) -> tuple[str, ...]:
        """What the list offers, in the order of the code frame."""
        return tuple(self._labels.values())

    def label(self, theme_id: str) -> str:
        """Return how a theme is written; one that is not offered is written as its id."""
        return self._labels.get(theme_id, theme_id)

    def parsed(self, words: str) -> tuple[str, str] | None:
        """Return the id of a theme, and the kind where the words name one after a colon; None for no theme."""
        theme_id = self._ids.get(words.casefold())
        if theme_id:
            return theme_id, ""
        name, _, kind = (part.strip().casefold() for part in words.rpartition(":"))
        return (self._ids[name], kind) if name in self._ids and kind in KINDS else None

    def unknown(self, words: str) -> tuple[str, str]:
        """Say that there is no such theme; what is no id may be a respondent's words, and is not repeated."""
        if not _ID.fullmatch(words):
            return "is no theme of the list.", "Choose one from the list, or write its id."
        return f'the list has no theme "{words}".', suggestion(words, [one.id for one in self.themes]).strip()
