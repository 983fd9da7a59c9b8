"""Who is to code which answers. An assignment is made once and never changed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from consult.store.chain import Event, append, as_json, now
from consult.store.database import Database
from consult.store.hashing import fingerprint
from consult.store.schema import assignments as table

WHAT = "assignment"
"""What events about assignments are called."""


@dataclass(frozen=True)
class Assignment:
    """Answers for one coder, in the order of the draw, and the themes to look for: all that the code frame has then.

    `drawn` says how they were drawn, "" where they were chosen by hand; `purpose` is audit or learning.
    """

    coder: str
    answers: tuple[str, ...]
    themes: tuple[str, ...]
    purpose: str
    drawn: str = ""

    @property
    def assignment_id(self) -> str:
        """The same answers and themes for the same coder and purpose are the same assignment."""
        return fingerprint(self.coder, list(self.answers), list(self.themes), self.purpose, self.drawn)


def assign(database: Database, given: Sequence[Assignment], actor: str) -> list[Assignment]:
    """Keep assignments and return those that were not kept before."""
    with database.begin() as connection:
        known = set(connection.execute(sa.select(table.c.assignment_id)).scalars())
        new = [one for one in given if one.assignment_id not in known]
        for one in new:
            connection.execute(sa.insert(table).values(**_row(one), made_by=actor, made_at=now()))
        append(connection, [Event(WHAT, _detail(one)) for one in new], actor)
    return new


def assignments(database: Database) -> list[Assignment]:
    """Return every assignment, oldest first."""
    query = sa.select(table).order_by(table.c.made_at, table.c.assignment_id)
    with database.begin() as connection:
        rows = connection.execute(query).mappings().all()
    return [_assignment(row) for row in rows]


def _assignment(row: sa.RowMapping) -> Assignment:
    answers, themes = (tuple(json.loads(row[name])) for name in ("answers", "themes"))
    return Assignment(row["coder"], answers, themes, row["purpose"], row["drawn"])


def _row(one: Assignment) -> dict[str, str]:
    same = {"assignment_id": one.assignment_id, "coder": one.coder, "purpose": one.purpose, "drawn": one.drawn}
    return {**same, "answers": as_json(one.answers), "themes": as_json(one.themes)}


def _detail(one: Assignment) -> dict[str, object]:
    same = {"assignment_id": one.assignment_id, "coder": one.coder, "purpose": one.purpose, "drawn": one.drawn}
    return {**same, "answers": one.answers, "themes": one.themes}
