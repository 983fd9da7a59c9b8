"""The schema brought up from each released one, and down to it again, with what is in it."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import consult.store
from consult.store import Database
from consult.store.chain import Event, append

_RELEASED = ("0001", "0002")
_NEW = {"0001": {"runs", "events"}, "0002": {"quotations", "approvals"}}


def _to(url: str, revision: str, way: str = "upgrade") -> set[str]:
    """Bring a database to a revision and return its tables."""
    config = Config()
    config.set_main_option("script_location", str(Path(consult.store.__file__).parent / "migrations"))
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        getattr(command, way)(config, revision)
        tables = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    engine.dispose()
    return tables


@pytest.mark.parametrize("released", _RELEASED)
def test_a_released_database_comes_up_and_goes_down_with_its_events(url: str, released: str) -> None:
    before = _to(url, released)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        append(connection, [Event("received", {"file": "a.csv"})], "a researcher")
    engine.dispose()
    assert before == set().union(*(_NEW[one] for one in _RELEASED if one <= released))
    Database(url).close()
    assert _to(url, released, "downgrade") == before
    again = Database(url)
    whole, n_events = again.chain_is_whole(), len(again.events())
    again.close()
    assert (whole, n_events) == (True, 1)


def test_everything_can_be_taken_down(url: str) -> None:
    Database(url).close()
    assert _to(url, "base", "downgrade") == set()
