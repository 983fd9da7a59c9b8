"""What a team decided where its coders differ. Each decision is an event of the chain."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from consult.errors import Conflict
from consult.store.chain import Event, append, now
from consult.store.database import Database
from consult.store.person import current_user
from consult.store.schema import adjudications as table

WHAT = "adjudication"
"""What events about adjudications are called."""


@dataclass(frozen=True)
class Adjudication:
    """Whether an answer has a theme, and why. `version` is the one that was read, 0 for a first decision."""

    answer_id: str
    theme_id: str
    value: str
    reason: str
    decided_by: str
    version: int = 0


def settle(database: Database, decided: Sequence[Adjudication]) -> None:
    """Keep decisions, all or none.

    Raises:
        Conflict: somebody decided on the same answer and theme after it was read.
    """
    with database.begin() as connection:
        for one in decided:
            _settle(connection, one)
            append(connection, [Event(WHAT, _detail(one))], one.decided_by)


def adjudications(database: Database) -> list[Adjudication]:
    """Return every decision, by answer and theme."""
    query = sa.select(table).order_by(table.c.answer_id, table.c.theme_id)
    with database.begin() as connection:
        rows = connection.execute(query).mappings().all()
    return [Adjudication(**{name: row[name] for name in Adjudication.__dataclass_fields__}) for row in rows]


def _settle(connection: sa.Connection, one: Adjudication) -> None:
    row = {"value": one.value, "reason": one.reason, "decided_by": one.decided_by, "decided_at": now()}
    own = (table.c.answer_id == one.answer_id) & (table.c.theme_id == one.theme_id)
    if one.version == 0:
        try:
            with connection.begin_nested():
                made = {"answer_id": one.answer_id, "theme_id": one.theme_id, "version": 1}
                connection.execute(sa.insert(table).values(**made, **row))
        except IntegrityError:
            raise _conflict(one) from None
        return
    change = sa.update(table).where(own & (table.c.version == one.version)).values(version=one.version + 1, **row)
    if connection.execute(change).rowcount != 1:
        raise _conflict(one)


def _detail(one: Adjudication) -> dict[str, object]:
    """Return what to record: never the reason, which may hold words of the respondent."""
    same = {"answer_id": one.answer_id, "theme_id": one.theme_id, "value": one.value}
    return {**same, "version": one.version + 1, "login": current_user()}


def _conflict(one: Adjudication) -> Conflict:
    return Conflict(
        f"somebody else decided on {one.theme_id} in answer {one.answer_id} meanwhile. Nothing was changed: write a "
        "new sheet with `consult adjudicate`."
    )
