"""People's work and the record of runs: SQLite beside the consultation, or PostgreSQL for a team."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from consult.errors import DiskFull, StoreError
from consult.store import chain
from consult.store.person import current_user
from consult.store.schema import events, runs


class Database:
    """One consultation's database, brought to the current schema when it is opened."""

    def __init__(self, place: str | Path) -> None:
        """Open a file of SQLite's, or what a URL names: `postgresql+psycopg://…`.

        Raises:
            StoreError: it cannot be reached, is not one of ours, or was made by a newer version.
        """
        # a path is no part of a URL: it may hold a question mark
        url = sa.URL.create("sqlite", database=str(place)) if isinstance(place, Path) else place
        try:
            self._engine = sa.create_engine(url)
        except (ArgumentError, ImportError):
            raise StoreError("the setting `database` names no database that can be used.") from None
        if self._is_file:
            sa.event.listen(self._engine, "connect", _set_up_sqlite)
            sa.event.listen(self._engine, "begin", _begin_immediate)
        try:
            self._migrate()
        except StoreError:
            self.close()
            raise

    def start_run(self, verb: str, manifest: dict[str, object]) -> int:
        """Record that a verb began; return the number to finish it with."""
        row = {
            "run_id": "",
            "verb": verb,
            "started_at": chain.now(),
            "outcome": "started",
            "manifest": chain.as_json({"by": current_user(), **manifest}),
        }
        with self.begin() as connection:
            inserted = connection.execute(sa.insert(runs).values(**row).returning(runs.c.id))
            return int(inserted.scalar_one())

    def finish_run(self, number: int, outcome: str, run_id: str, manifest: dict[str, object]) -> None:
        """Record how a run ended (`finished`, `stopped` or `failed`), which one it was, and add to its manifest."""
        with self.begin() as connection:
            begun = connection.execute(sa.select(runs.c.manifest).where(runs.c.id == number)).scalar_one()
            whole = {**json.loads(begun), **manifest}
            ended = {"finished_at": chain.now(), "outcome": outcome, "run_id": run_id, "manifest": chain.as_json(whole)}
            connection.execute(sa.update(runs).where(runs.c.id == number).values(**ended))

    def runs(self) -> list[dict[str, object]]:
        """Return every run, oldest first, manifests decoded."""
        with self.begin() as connection:
            rows = connection.execute(sa.select(runs).order_by(runs.c.id)).mappings().all()
        return [{**row, "manifest": json.loads(row["manifest"])} for row in rows]

    def record(self, what: str, detail: dict[str, object], *, actor: str, run: int | None = None) -> str:
        """Append an event to the chain and return its hash."""
        with self.begin() as connection:
            (own,) = chain.append(connection, [chain.Event(what, detail)], actor, run)
        return own

    def events(self) -> list[dict[str, object]]:
        """Return every event, oldest first."""
        with self.begin() as connection:
            return [dict(row) for row in connection.execute(sa.select(events).order_by(events.c.id)).mappings()]

    def chain_is_whole(self) -> bool:
        """Tell whether no event was changed, removed or slipped in since it was recorded."""
        return chain.is_whole(self.events())

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _migrate(self) -> None:
        from alembic import command  # half a second that only those who open a database pay
        from alembic.config import Config
        from alembic.util import CommandError

        config = Config()
        migrations = str(Path(__file__).parent / "migrations").replace("%", "%%")
        config.set_main_option("script_location", migrations)
        try:
            with self.begin() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except CommandError:
            raise StoreError(
                f"the database {self._place} was made by a newer version of consult. Install that version to use it."
            ) from None

    @property
    def _place(self) -> str:
        url = self._engine.url
        return str(url.database) if self._is_file else url.render_as_string(hide_password=True)

    @property
    def _remedy(self) -> str:
        if self._is_file:
            return "Check its permissions; if it is damaged, put a copy of it back, or move it away to begin a new one."
        return "Check the setting `database`, and ask whoever runs the server."

    @property
    def _is_file(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """Give a connection for one transaction: all that the block does holds, or nothing.

        Raises:
            DiskFull: there is no room for it.
            StoreError: the database cannot be used.
        """
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            cause = str(getattr(error, "orig", None) or type(error).__name__)
            if _no_room(error):
                raise DiskFull(
                    f"there is no room left for the database {self._place}. Make room, then run the same command again."
                ) from None
            raise StoreError(f"the database {self._place} cannot be used: {cause}. {self._remedy}") from None


def _no_room(error: SQLAlchemyError) -> bool:
    """Tell a full disk by the driver's own code: SQLITE_FULL, or SQLSTATE 53100 of PostgreSQL."""
    origin = getattr(error, "orig", None)
    return getattr(origin, "sqlite_errorname", "") == "SQLITE_FULL" or getattr(origin, "sqlstate", "") == "53100"


def _set_up_sqlite(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # SQLAlchemy says when to begin
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
