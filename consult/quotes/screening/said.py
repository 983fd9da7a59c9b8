"""What the words of a quotation themselves give away of who wrote it: the respondent's own place or sector."""

from collections.abc import Iterable, Mapping
from functools import cache

import pandas as pd

from consult import reference
from consult.quotes.screening.crowd import Traits
from consult.vocabulary import Edit


class Said:
    """Mentions of places and sectors in texts, looked up by excerpt."""

    def __init__(self, mentions: pd.DataFrame) -> None:
        """Take the rows of `Mentions`."""
        self._by_text: dict[str, list[tuple[int, int, str, str]]] = {}
        for row in mentions.to_dict("records"):
            trait = _trait(row["entity_type"], row["entity_id"])
            if trait[0]:
                self._by_text.setdefault(row["text_id"], []).append((row["start"], row["end"], *trait))

    def of(
        self, text_id: str, start: int, end: int, edits: Iterable[Edit], own: Mapping[str, frozenset[str]]
    ) -> Traits:
        """Return which of a respondent's own traits (`region`, `sector`) an excerpt names outside its edits."""
        gone = [(edit.start, edit.end) for edit in edits]
        named: dict[str, str] = {}
        for left, right, kind, value in self._by_text.get(text_id, []):
            shown = start <= left and right <= end and not any(a < right and b > left for a, b in gone)
            if shown and value in own.get(kind, frozenset()):
                named.setdefault(kind, value)
        return Traits("", named.get("sector", ""), named.get("region", ""))


@cache
def _parents(vocabulary: str) -> dict[str, str]:
    return {entry.id: entry.parent or entry.id for entry in reference.entries(vocabulary)}


def _trait(entity_type: str, entity_id: str) -> tuple[str, str]:
    if entity_type == "place":
        return "region", _parents("places").get(entity_id, "")
    if entity_type in ("sector", "frontier_industry"):
        return "sector", _parents("sectors").get(entity_id, "")
    return "", ""
