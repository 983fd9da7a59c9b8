"""Quotations and their approvals in the database. Every change is an event of the chain, in the same transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from consult.errors import Conflict
from consult.store.chain import Event, append, as_json, now
from consult.store.database import Database
from consult.store.schema import approvals, quotations

WHAT = "quotation"
"""What events about quotations are called."""


@dataclass(frozen=True)
class Change:
    """A change of one quotation.

    `version` is the one that was read, 0 for a new quotation; `state` and `content` are as they shall be. `steps` are
    what is recorded, and `approvals` are rows (`approved_by`, `seal`, `reason`) to add.
    """

    quotation_id: str
    version: int
    state: str
    content: Mapping[str, object]
    steps: Sequence[Mapping[str, object]]
    approvals: Sequence[Mapping[str, str]] = field(default=())


def save(database: Database, changes: Sequence[Change], actor: str) -> None:
    """Keep changes, all or none.

    Raises:
        Conflict: somebody changed a quotation after it was read.
    """
    with database.begin() as connection:
        for change in changes:
            _save(connection, change)
        append(connection, [Event(WHAT, step) for change in changes for step in change.steps], actor)


def kept(database: Database) -> list[dict[str, Any]]:
    """Return every quotation (quotation_id, version, state, content), by id."""
    query = sa.select(quotations).order_by(quotations.c.quotation_id)
    with database.begin() as connection:
        rows = connection.execute(query).mappings().all()
    return [{**row, "content": json.loads(row["content"])} for row in rows]


def given(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Return the approvals (approved_by, at, seal, reason) by quotation, oldest first."""
    found: dict[str, list[dict[str, Any]]] = {}
    with database.begin() as connection:
        for row in connection.execute(sa.select(approvals).order_by(approvals.c.id)).mappings():
            found.setdefault(row["quotation_id"], []).append(dict(row))
    return found


def _save(connection: sa.Connection, change: Change) -> None:
    row = {"state": change.state, "content": as_json(change.content), "changed_at": now()}
    if change.version == 0:
        there = sa.select(quotations.c.version).where(quotations.c.quotation_id == change.quotation_id)
        if connection.execute(there).scalar() is not None:
            raise _conflict(change)
        connection.execute(sa.insert(quotations).values(quotation_id=change.quotation_id, version=1, **row))
    else:
        own = (quotations.c.quotation_id == change.quotation_id) & (quotations.c.version == change.version)
        done = connection.execute(sa.update(quotations).where(own).values(version=change.version + 1, **row))
        if done.rowcount != 1:
            raise _conflict(change)
    for approval in change.approvals:
        given = {"quotation_id": change.quotation_id, "at": now(), **approval}
        connection.execute(sa.insert(approvals).values(**given))


def _conflict(change: Change) -> Conflict:
    return Conflict(
        f"quotation {change.quotation_id} was changed by somebody else meanwhile. Nothing was changed: look at it "
        "again with `consult quote list`, then decide."
    )
