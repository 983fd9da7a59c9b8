"""What people decided, in both databases: all or none, an event for each, and nobody writes over somebody else."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from consult.errors import Conflict
from consult.store import Database
from consult.store.coding import Reading, readings, save

_ADA = Reading("a1", "Ada", {"skills": frozenset({"barrier", "ask"}), "tax": frozenset()}, frozenset({"energy"}), "hm")


def test_what_was_decided_comes_back_with_its_version(database: Database) -> None:
    save(database, [_ADA, Reading("a2", "Ada", against=frozenset({"energy"}))], "Eve")
    assert readings(database) == [replace(_ADA, version=1), Reading("a2", "Ada", {}, frozenset({"energy"}), version=1)]


def test_a_change_is_an_event_with_what_was_decided_before_and_without_the_note(database: Database) -> None:
    save(database, [_ADA], "Eve")
    save(
        database, [Reading("a1", "Ada", {"energy": frozenset()}, frozenset(), "words of the answer", version=1)], "Eve"
    )
    (now,) = readings(database)
    first, second = (json.loads(str(event["detail"])) for event in database.events())
    assert (now.version, dict(now.coded), now.against) == (2, {"energy": frozenset()}, frozenset())
    assert first["was"] is None
    assert second["was"] == [["skills", "ask"], ["skills", "barrier"], ["tax", ""]]
    assert "words" not in json.dumps(second)
    assert database.chain_is_whole()


@pytest.mark.parametrize("version", [0, 2])
def test_one_conflict_keeps_back_all_decisions_and_events(database: Database, version: int) -> None:
    save(database, [_ADA], "Eve")
    with pytest.raises(Conflict, match="decision of Ada about answer a1"):
        save(database, [Reading("a0", "Ada"), replace(_ADA, note="other", version=version)], "Eve")
    assert readings(database) == [replace(_ADA, version=1)]
    assert len(database.events()) == 1


def test_of_many_who_change_the_same_decision_one_succeeds(database: Database) -> None:
    save(database, [_ADA], "Eve")

    def decide(n: int) -> bool:
        try:
            save(database, [replace(_ADA, note=str(n), version=1)], f"person {n}")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(decide, range(12))) == 1
    assert readings(database)[0].version == 2
    assert database.chain_is_whole()


def test_eight_coders_at_once_lose_nothing(database: Database) -> None:
    def code(coder: int) -> None:
        for n in range(5):
            save(database, [Reading(f"a{n}", f"coder {coder}", {"skills": frozenset()})], "Eve")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(code, range(8)))
    assert len(readings(database)) == len(database.events()) == 40
    assert database.chain_is_whole()
