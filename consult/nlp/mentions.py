"""Sectors, frontier industries, places, policies and markets that a text names, with where it names them.

Places, policies and markets (countries and groups of countries) are found with their capitals, since many are ordinary
words without them; sectors and frontier industries in any capitals and number, acronyms as written. The longest name
counts: "Bank of England" is no mention of England, "Northern Ireland" none of Ireland. Then what stands beside a name
decides (`mention_place`, `mention_sector`). Foundational inputs (steel, ports) are themes and no sectors, and are not
looked for.
"""

import hashlib
from collections.abc import Iterable, Iterator

import pandas as pd

from consult import reference
from consult.nlp.lexicon import fingerprint as lexicon_fingerprint
from consult.nlp.lexicon import table
from consult.nlp.matcher import VERSION as MATCHER
from consult.nlp.matcher import Match, Matcher, longest
from consult.nlp.mention_place import is_place
from consult.nlp.mention_sector import sectors_in
from consult.nlp.segment import Passage
from consult.tables import Mentions

VERSION = f"mentions@3 {MATCHER}"
_SECTORS = ("sector", "frontier_industry")
_NO_PLACE = "none:"
_SHORTEST_IN_SMALL_LETTERS, _SHORTEST_IN_CAPITALS = 6, 5


class MentionFinder:
    """Finds what `data/reference/sectors.yaml`, `places.yaml`, `policies.yaml` and `markets.yaml` list."""

    def __init__(self) -> None:
        self._types = {
            f"sectors:{entry.id}": entry.kind for entry in reference.entries("sectors") if entry.kind in _SECTORS
        }
        self._types |= {f"places:{entry.id}": "place" for entry in reference.entries("places")}
        self._types |= {f"policies:{entry.id}": "policy" for entry in reference.entries("policies")}
        self._types |= {f"markets:{entry.id}": "market" for entry in reference.entries("markets")}
        sectors = (named for named in _listed("sectors") if named[0] in self._types)
        written = [
            *_listed("places"),
            *_listed("policies"),
            *_listed("markets"),
            *((_NO_PLACE, name) for name in table("place")["not_the_place"]),
        ]
        self._matcher = Matcher(sectors, written=[*written, *_other_capitals()], verbs=False)
        self.fingerprint = {
            "mentions": VERSION,
            "cues": lexicon_fingerprint(),
            **_hashes("sectors", "places", "policies", "markets"),
        }

    def find(self, passages: Iterable[Passage]) -> pd.DataFrame:
        """Return `Mentions` of texts, by text, then by where they start."""
        rows = []
        for passage in passages:
            found = {(match.start, match.end, match.entry) for match in self._meant(passage.text)}
            for start, end, entry in sorted(found):
                rows.append((passage.text_id, self._types[entry], entry.partition(":")[2], start, end))
        frame = pd.DataFrame(rows, columns=Mentions.names())
        texts = dict.fromkeys(("text_id", "entity_type", "entity_id"), "str")
        return frame.astype(texts | {"start": "int64", "end": "int64"})

    def _meant(self, text: str) -> Iterator[Match]:
        matches = [match for match in longest(self._matcher.find(text)) if match.entry != _NO_PLACE]
        by_type: dict[str, list[Match]] = {"sectors": [], "places": [], "policies": [], "markets": []}
        for match in matches:
            by_type[match.entry.partition(":")[0]].append(match)
        yield from by_type["policies"]
        yield from by_type["markets"]
        yield from (match for match in by_type["places"] if is_place(text, match, by_type["places"]))
        yield from sectors_in(text, by_type["sectors"])


def _listed(vocabulary: str) -> Iterator[tuple[str, str]]:
    for entry in reference.entries(vocabulary):
        for words in (entry.name, *entry.aliases):
            yield f"{vocabulary}:{entry.id}", words


def _other_capitals() -> Iterator[tuple[str, str]]:
    """Yield names of places that are no ordinary word in small letters and in capitals throughout."""
    doubtful = {name for group in ("wary", "strict") for name in table("place")[group]}
    for entry, name in _listed("places"):
        if name in doubtful or not name.isalpha():
            continue
        if len(name) >= _SHORTEST_IN_SMALL_LETTERS:
            yield entry, name.casefold()
        if len(name) >= _SHORTEST_IN_CAPITALS:
            yield entry, name.upper()


def _hashes(*vocabularies: str) -> dict[str, str]:
    paths = {name: reference.data("reference", f"{name}.yaml") for name in vocabularies}
    return {f"reference:{name}": hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()}
