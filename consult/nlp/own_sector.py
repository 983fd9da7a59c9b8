"""The sector that a respondent says is their own: "As a manufacturer of batteries, we …".

For respondents whose profile names none. A clause that opens with one of `cues/own_sector.toml` is read up to its end;
the sectors and industries that are mentioned in it are the respondent's own, with the words that say so. A sector named
anywhere else is only a subject.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from consult.nlp.lexicon import table
from consult.nlp.segment import Passage
from consult.tables import Mentions, OwnSectors

VERSION = "own_sector@1"
_LONGEST = 160
_TYPES = ("sector", "frontier_industry")


class OwnSector(NamedTuple):
    """A sector or frontier industry and the clause `text[start:end]` by which the respondent claims it."""

    entity_type: str
    entity_id: str
    start: int
    end: int


def find(passages: Iterable[Passage], mentions: pd.DataFrame) -> pd.DataFrame:
    """Return `OwnSectors` of texts, in the order given; `mentions` (`Mentions`) are those of the same texts."""
    named: dict[str, list[tuple[str, str, int, int]]] = {}
    for text_id, type_, id_, start, end in mentions[Mentions.names()].itertuples(index=False, name=None):
        named.setdefault(text_id, []).append((type_, id_, start, end))
    rows = [
        (passage.text_id, *claim)
        for passage in passages
        for claim in own_sectors(passage.text, named.get(passage.text_id, ()))
    ]
    return OwnSectors.checked(pd.DataFrame(rows, columns=OwnSectors.names()))


def own_sectors(text: str, mentions: Iterable[tuple[str, str, int, int]]) -> list[OwnSector]:
    """Return what a text claims as its writer's own, in order, each sector once.

    `mentions` are rows of `Mentions` of that text without the text id: (entity_type, entity_id, start, end).
    """
    named = [mention for mention in mentions if mention[0] in _TYPES]
    claimed: dict[tuple[str, str], OwnSector] = {}
    for start, end in _clauses(text):
        inside = [(type_, id_) for type_, id_, first, last in named if start <= first and last <= end]
        for type_, id_ in [*inside, *([] if inside else _trades(text[start:end]))]:
            claimed.setdefault((type_, id_), OwnSector(type_, id_, start, end))
    return list(claimed.values())


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses in which the respondent says what they are."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):  # a letter that changes length in small letters would move every offset
        return
    cues = _patterns()
    for opening in cues["opening"].finditer(lowered):
        if cues["refused"].search(lowered[max(0, opening.start() - 30) : opening.end()]):
            continue
        closing = cues["closing"].search(lowered, opening.end(), opening.start() + _LONGEST)
        end = closing.start() if closing else min(len(text), opening.start() + _LONGEST)
        yield opening.start(), len(text[:end].rstrip(" ,"))


def _trades(clause: str) -> Iterator[tuple[str, str]]:
    for cue in table("own_sector")["trades"]:
        pattern, _, sector = cue.rpartition(": ")
        if re.search(rf"\b(?:{pattern})", clause, re.IGNORECASE):
            type_, _, id_ = sector.partition(" ")
            yield type_, id_


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = table("own_sector")
    role = "|".join(cues["role"])
    opening = "|".join(cue.replace("{role}", role) for cue in cues["opening"])
    return {
        "opening": re.compile(rf"\b(?:{opening})\b"),
        "closing": re.compile("|".join(cues["closing"])),
        "refused": re.compile("|".join(cues["refused"])),
    }
