"""What a header alone gives away: columns that platforms add, questions about the respondent. `columns.toml` says."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from consult.ingest.heading import plain, unnumbered

_LONGEST_QUESTION_ABOUT_YOU = 45
"""Words; a wording that goes on longer asks for views and mentions the respondent in passing."""
_LAST = 99


@dataclass(frozen=True)
class Known:
    """What a header is known as; `rank` settles rivals, the lowest first."""

    name: str
    rank: int = 0


@dataclass(frozen=True)
class _Headers:
    """The headers of one table of `columns.toml`: whole names, and patterns in their order."""

    names: Mapping[str, Known]
    patterns: tuple[tuple[re.Pattern[str], Known], ...]

    def find(self, header: str) -> Known | None:
        """Return what a plain header is known as."""
        found = self.names.get(header)
        return found or next((known for pattern, known in self.patterns if pattern.search(header)), None)


def duty(heading: str) -> Known | None:
    """Return what a header promises in any sheet: id, submitted_at, other_date or measure."""
    return _headers("duty").find(plain(heading))


def of_platform(heading: str, platform: str) -> Known | None:
    """Return the duty of a header that a platform adds: status, finished, distribution, measure, remarks or another."""
    return _headers("platform", platform).find(plain(heading)) if is_platform(platform) else None


def is_platform(name: str) -> bool:
    """Tell whether the columns that a platform adds are known."""
    return name in _columns()["platform"]


@lru_cache(maxsize=8192)
def profile(heading: str) -> Known | None:
    """Return which question about the respondent a header is, None where it is none."""
    parts = [part for part in _parts(heading) if part.count(" ") < _LONGEST_QUESTION_ABOUT_YOU]
    return next((known for part in parts if (known := _headers("profile").find(part))), None)


def _parts(heading: str) -> Iterator[str]:
    """Yield a header as it is, then without its number, then what follows its ` - ` (Citizen Space)."""
    yield plain(heading)
    yield plain(unnumbered(heading))
    if heading.count(" - ") == 1:
        yield plain(heading.partition(" - ")[2])


@cache
def values(table: str, key: str) -> frozenset[str]:
    """Return the plain values that a platform column is known to hold (`status`/`preview`, say)."""
    return frozenset(_columns()[table][key])


@cache
def _columns() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))


@cache
def _headers(*path: str) -> _Headers:
    tables: dict[str, dict[str, list[str]]] = _columns()
    for step in path:
        tables = tables[step]  # type: ignore[assignment]
    names: dict[str, Known] = {}
    patterns = []
    for name, table in tables.items():
        for rank, header in enumerate(table.get("names", ())):
            names.setdefault(header, Known(name, rank))
        patterns += [(re.compile(rf"^(?:{one})$"), Known(name, _LAST)) for one in table.get("patterns", ())]
        patterns += [(re.compile(one), Known(name, _LAST)) for one in table.get("wordings", ())]
    return _Headers(names, tuple(patterns))
