"""What people decided about answers. Each decision is an event of the chain, with what was decided before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from consult.errors import Conflict
from consult.store.chain import Event, append, now
from consult.store.database import Database
from consult.store.person import current_user
from consult.store.schema import codings
from consult.store.schema import readings as table

WHAT = "coding"
"""What events about codings are called."""
CODED, NOT_CODED = "coded", "seen_not_coded"

Given = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Reading:
    """What one person decided about one answer.

    `coded` has the kinds given with each theme (none, where only the theme was); `against` are the themes that were
    seen and not coded. `version` is the one that was read, 0 for a first decision.
    """

    answer_id: str
    coder: str
    coded: Given = field(default_factory=lambda: MappingProxyType({}))
    against: frozenset[str] = frozenset()
    note: str = ""
    assignment_id: str | None = None
    version: int = 0


def save(database: Database, decided: Sequence[Reading], actor: str) -> None:
    """Keep decisions, all or none, in place of those of the same coders about the same answers.

    Raises:
        Conflict: somebody recorded another decision of the same coder after it was read.
    """
    with database.begin() as connection:
        # in one order, so that two who write at once never wait for each other
        ordered = sorted(decided, key=lambda one: (one.answer_id, one.coder))
        steps = [Event(WHAT, _save(connection, one, actor)) for one in ordered]
        append(connection, steps, actor)


def readings(database: Database) -> list[Reading]:
    """Return every person's decisions, by answer and coder."""
    query = sa.select(table).order_by(table.c.answer_id, table.c.coder)
    with database.begin() as connection:
        rows = connection.execute(query).mappings().all()
        themes = _themes(connection, sa.select(codings))
    return [_reading(row, themes.get(row["id"], [])) for row in rows]


def _reading(row: sa.RowMapping, themes: Sequence[sa.RowMapping]) -> Reading:
    own = {name: row[name] for name in ("answer_id", "coder", "note", "assignment_id", "version")}
    against = frozenset(one["theme_id"] for one in themes if one["value"] == NOT_CODED)
    return Reading(**own, coded=_coded(themes), against=against)


def _save(connection: sa.Connection, one: Reading, actor: str) -> dict[str, object]:
    """Write one decision and return what to record of it: never the note, which may hold words of the respondent."""
    number, before = _written(connection, one, actor)
    connection.execute(sa.delete(codings).where(codings.c.reading == number))
    rows = [{"theme_id": theme, "kind": kind, "value": CODED} for theme, kind in _pairs(one.coded)]
    rows += [{"theme_id": theme, "kind": "", "value": NOT_CODED} for theme in sorted(one.against)]
    if rows:
        connection.execute(sa.insert(codings), [{"reading": number, **row} for row in rows])
    return {
        "answer_id": one.answer_id,
        "coder": one.coder,
        "version": one.version + 1,
        "coded": _pairs(one.coded),
        "against": sorted(one.against),
        "was": _pairs(_coded(before)) if one.version else None,
        "assignment_id": one.assignment_id,
        "login": current_user(),
    }


def _written(connection: sa.Connection, one: Reading, actor: str) -> tuple[int, list[sa.RowMapping]]:
    """Write the row of a reading; return its number and the codings that it had."""
    row = {"note": one.note, "assignment_id": one.assignment_id, "recorded_by": actor, "recorded_at": now()}
    own = (table.c.answer_id == one.answer_id) & (table.c.coder == one.coder)
    if one.version == 0:
        try:
            with connection.begin_nested():
                made = sa.insert(table).values(answer_id=one.answer_id, coder=one.coder, version=1, **row)
                return int(connection.execute(made.returning(table.c.id)).scalar_one()), []
        except IntegrityError:
            raise _conflict(one) from None
    change = sa.update(table).where(own & (table.c.version == one.version)).values(version=one.version + 1, **row)
    number = connection.execute(change.returning(table.c.id)).scalar()
    if number is None:
        raise _conflict(one)
    had = _themes(connection, sa.select(codings).where(codings.c.reading == number))
    return int(number), had.get(number, [])


def _themes(connection: sa.Connection, query: sa.Select[tuple[object, ...]]) -> dict[int, list[sa.RowMapping]]:
    found: dict[int, list[sa.RowMapping]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["reading"], []).append(row)
    return found


def _coded(rows: Sequence[sa.RowMapping]) -> Given:
    """Return the themes that were coded, with the kinds given."""
    kinds: dict[str, set[str]] = {}
    for row in rows:
        if row["value"] == CODED:
            kinds.setdefault(row["theme_id"], set()).update({row["kind"]} - {""})
    return {theme: frozenset(given) for theme, given in sorted(kinds.items())}


def _pairs(coded: Given) -> list[tuple[str, str]]:
    return [(theme, kind) for theme, kinds in sorted(coded.items()) for kind in sorted(kinds) or [""]]


def _conflict(one: Reading) -> Conflict:
    return Conflict(
        f"another decision of {one.coder} about answer {one.answer_id} was recorded meanwhile. Nothing was changed: "
        "run the same command again, and it shows both."
    )
