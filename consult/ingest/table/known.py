"""What a header alone gives away: platform columns, personal details, questions about the respondent."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from consult.ingest.heading import plain, unnumbered

_LONGEST_QUESTION_ABOUT_YOU = 45
"""Words; a wording that goes on longer asks for views and mentions the respondent in passing."""


@dataclass(frozen=True)
class Known:
    """What a header is known as: `role` is duty, personal or profile; `name` which of them; `rank` settles rivals."""

    role: str
    name: str
    rank: int = 0


@dataclass(frozen=True)
class _Rule:
    known: Known
    pattern: re.Pattern[str]
    whole: bool


@cache
def _tables() -> dict[str, dict[str, dict[str, list[str]]]]:
    with (Path(__file__).parent / "columns.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _names(role: str) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for name, table in _tables()[role].items():
        for rank, one in enumerate(table.get("names", ())):
            found.setdefault(one, Known(role, name, rank))
    return found


@cache
def _rules(role: str) -> tuple[_Rule, ...]:
    rules = []
    for name, table in _tables()[role].items():
        for key, whole in (("patterns", True), ("wordings", False)):
            rules += [_Rule(Known(role, name, 99), re.compile(one), whole) for one in table.get(key, ())]
    return tuple(rules)


def values(table: str, key: str) -> frozenset[str]:
    """Return the plain values that a platform column is known to hold (`status`/`preview`, say)."""
    return _value_sets()[table][key]


@cache
def _value_sets() -> dict[str, dict[str, frozenset[str]]]:
    sets = {name: _tables()[name] for name in ("status", "finished")}
    return {name: {key: frozenset(words) for key, words in table.items()} for name, table in sets.items()}


def duty(heading: str) -> Known | None:
    """Return the platform duty of a header: id, submitted_at, status, finished, distribution or administrative."""
    return _find("duty", plain(heading))


@lru_cache(maxsize=8192)
def personal(heading: str) -> Known | None:
    """Return which personal detail a header asks for, None where it asks for none."""
    return next((known for part in _parts(heading) if (known := _find("personal", part))), None)


@lru_cache(maxsize=8192)
def profile(heading: str) -> Known | None:
    """Return which question about the respondent a header is, None where it is none."""
    parts = [part for part in _parts(heading) if part.count(" ") < _LONGEST_QUESTION_ABOUT_YOU]
    return next((known for part in parts if (known := _find("profile", part))), None)


def _find(role: str, header: str) -> Known | None:
    if header in _names(role):
        return _names(role)[header]
    for rule in _rules(role):
        if rule.pattern.fullmatch(header) if rule.whole else rule.pattern.search(header):
            return rule.known
    return None


def _parts(heading: str) -> Iterator[str]:
    """Yield a header as it is, then without its number, then what follows its ` - ` (Citizen Space)."""
    yield plain(heading)
    yield plain(unnumbered(heading))
    if heading.count(" - ") == 1:
        yield plain(heading.partition(" - ")[2])
