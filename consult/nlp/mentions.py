"""Sectors, frontier industries and places that a text names, with where it names them.

Places are found with their capitals, since many are ordinary words without them. Sectors and frontier industries are
found in any capitals and number, acronyms as written. Words that name a sector only on a form ("space", "games") and
foundational inputs (steel, ports), which are themes and no sectors, are not looked for. The longest mention counts.
"""

import hashlib
from collections.abc import Iterable
from functools import cache

import pandas as pd
import yaml

from consult import reference
from consult.nlp.matcher import VERSION as MATCHER
from consult.nlp.matcher import Matcher, longest
from consult.nlp.segment import Passage
from consult.tables import Mentions

VERSION = f"mentions@1 {MATCHER}"
_TYPES = {"sector": "sector", "frontier_industry": "frontier_industry"}


class MentionFinder:
    """Finds what `data/reference/sectors.yaml` and `places.yaml` list."""

    def __init__(self) -> None:
        entries = reference.entries("sectors")
        self._types = {f"sectors:{entry.id}": _TYPES[entry.kind] for entry in entries if entry.kind in _TYPES}
        sectors = [
            (f"sectors:{entry.id}", words)
            for entry in entries
            if entry.kind in _TYPES
            for words in (entry.name, *entry.aliases)
            if words.casefold() not in _option_only()
        ]
        places = [
            (f"places:{entry.id}", words)
            for entry in reference.entries("places")
            for words in (entry.name, *entry.aliases)
        ]
        self._types |= {key: "place" for key, _ in places}
        self._matchers = (Matcher(sectors, verbs=False), Matcher(places, exact=True))
        self.fingerprint = {"mentions": VERSION, **_hashes("sectors", "places")}

    def find(self, passages: Iterable[Passage]) -> pd.DataFrame:
        """Return `Mentions` of texts, by text, then by where they start."""
        rows = []
        for passage in passages:
            found = {match for matcher in self._matchers for match in longest(matcher.find(passage.text))}
            places = {(match.start, match.end, match.entry) for match in found}
            for start, end, key in sorted(places):
                rows.append((passage.text_id, self._types[key], key.partition(":")[2], start, end))
        frame = pd.DataFrame(rows, columns=Mentions.names())
        texts = dict.fromkeys(("text_id", "entity_type", "entity_id"), "str")
        return frame.astype(texts | {"start": "int64", "end": "int64"})


@cache
def _option_only() -> frozenset[str]:
    raw = yaml.safe_load(reference.data("reference", "sectors.yaml").read_text(encoding="utf-8"))
    return frozenset(words.casefold() for words in raw.get("option_only", ()))


def _hashes(*vocabularies: str) -> dict[str, str]:
    paths = {name: reference.data("reference", f"{name}.yaml") for name in vocabularies}
    return {f"reference:{name}": hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()}
