from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from consult.errors import StoreError
from consult.store import Database
from consult.store.person import current_user
from consult.store.schema import metadata


def test_a_run_is_recorded_from_start_to_finish(database: Database) -> None:
    number = database.start_run("tag", {"seed": 2035})
    database.finish_run(number, "finished", "abc", {"seconds": {"tag": 1.5}})
    (run,) = database.runs()
    assert (run["run_id"], run["verb"], run["outcome"]) == ("abc", "tag", "finished")
    assert run["manifest"] == {"by": current_user(), "seed": 2035, "seconds": {"tag": 1.5}}


def test_events_form_a_chain(database: Database) -> None:
    first = database.record("received", {"file": "a.csv"}, actor="a researcher")
    database.record("received", {"file": "b.csv"}, actor="a researcher")
    assert database.events()[1]["previous_hash"] == first
    assert database.chain_is_whole()


@pytest.mark.parametrize("harm", ["UPDATE events SET actor = 'other' WHERE id = 2", "DELETE FROM events WHERE id = 2"])
def test_a_changed_or_removed_event_shows(url: str, harm: str) -> None:
    database = Database(url)
    for name in "abc":
        database.record("received", {"file": name}, actor="a researcher")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text(harm))
    engine.dispose()
    whole = database.chain_is_whole()
    database.close()
    assert not whole


def test_events_recorded_at_once_still_form_a_chain(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: database.record("counted", {"n": n}, actor="a researcher"), range(40)))
    assert len(database.events()) == 40
    assert database.chain_is_whole()


def test_the_migrations_make_the_schema_that_the_code_declares(url: str) -> None:
    Database(url).close()
    engine = sa.create_engine(url)
    inspector = sa.inspect(engine)
    for table in metadata.tables.values():
        assert [c["name"] for c in inspector.get_columns(table.name)] == [c.name for c in table.columns]
    engine.dispose()


def test_opening_a_database_twice_keeps_what_is_in_it(url: str) -> None:
    first = Database(url)
    first.start_run("ingest", {})
    first.close()
    second = Database(url)
    n_runs = len(second.runs())
    second.close()
    assert n_runs == 1


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(StoreError) as raised:
        Database("postgresql+psycopg://me:secret@127.0.0.1:1/none?connect_timeout=1")
    assert "127.0.0.1" in str(raised.value)
    assert "secret" not in str(raised.value)
