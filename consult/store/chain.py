"""The record of events: append-only, each with a hash over itself and the one before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import sqlalchemy as sa

from consult.store.schema import events

_ORIGIN = "0" * 64


class Event(NamedTuple):
    """What happened, and its particulars: never words of a respondent."""

    what: str
    detail: Mapping[str, object]


def append(connection: sa.Connection, happened: Iterable[Event], actor: str, run: int | None = None) -> list[str]:
    """Append events to the chain and return their hashes; they hold if the connection's transaction does."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("LOCK TABLE events IN EXCLUSIVE MODE"))
    newest = sa.select(events.c.hash).order_by(events.c.id.desc()).limit(1)
    previous = connection.execute(newest).scalar() or _ORIGIN
    hashes = []
    for what, detail in happened:
        row = {"run": run, "actor": actor, "what": what, "detail": as_json(detail), "at": now()}
        own = _link(previous, row)
        connection.execute(sa.insert(events).values(**row, previous_hash=previous, hash=own))
        hashes.append(own)
        previous = own
    return hashes


def is_whole(rows: Iterable[Mapping[str, object]]) -> bool:
    """Tell whether no event was changed, removed or slipped in since it was recorded."""
    previous = _ORIGIN
    for row in rows:
        if row["previous_hash"] != previous or row["hash"] != _link(previous, row):
            return False
        previous = str(row["hash"])
    return True


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def as_json(content: object) -> str:
    """Return what the database keeps of a record."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)


def _link(previous: str, row: Mapping[str, object]) -> str:
    at = row["at"]
    # SQLite gives times back without their zone, PostgreSQL in the server's: all are UTC here
    moment = at.replace(tzinfo=UTC) if isinstance(at, datetime) and at.tzinfo is None else at
    moment = moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else str(moment)
    content = as_json([previous, row["run"], moment, row["actor"], row["what"], row["detail"]])
    return hashlib.sha256(content.encode()).hexdigest()
