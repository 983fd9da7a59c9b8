"""Quotations in both databases: all changes or none, an event for each, and nobody writes over somebody else."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from consult.errors import Conflict
from consult.store import Database
from consult.store.quotations import Change, given, kept, save


def _change(version: int, state: str = "proposed", one: str = "abc", **more: object) -> Change:
    return Change(one, version, state, {"n": version, **more}, [{"to": state}])


def test_what_is_kept_comes_back_with_its_version(database: Database) -> None:
    save(database, [_change(0)], "Ada")
    save(database, [_change(1, "approved")], "Ben")
    (row,) = kept(database)
    assert (row["version"], row["state"], row["content"]) == (2, "approved", {"n": 1})
    assert [(event["actor"], event["what"]) for event in database.events()] == [
        ("Ada", "quotation"),
        ("Ben", "quotation"),
    ]
    assert database.chain_is_whole()


def test_one_conflict_keeps_back_all_changes_and_events(database: Database) -> None:
    save(database, [_change(0), _change(0, one="def")], "Ada")
    with pytest.raises(Conflict, match="def was changed by somebody else"):
        save(database, [_change(1, "approved"), _change(7, "approved", one="def")], "Ben")
    assert {row["state"] for row in kept(database)} == {"proposed"}
    assert len(database.events()) == 2
    with pytest.raises(Conflict):
        save(database, [_change(0)], "Cy")


def test_of_many_at_once_one_succeeds(database: Database) -> None:
    save(database, [_change(0)], "Ada")

    def decide(n: int) -> bool:
        try:
            save(database, [_change(1, "approved", by=n)], f"person {n}")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(decide, range(12))) == 1
    assert kept(database)[0]["version"] == 2
    assert database.chain_is_whole()


def test_approvals_are_kept_with_the_change_that_they_belong_to(database: Database) -> None:
    approval = {"approved_by": "Ben", "seal": "0" * 64, "reason": "It is plain."}
    save(database, [_change(0)], "Ada")
    save(database, [Change("abc", 1, "approved", {}, [], [approval])], "Ben")
    assert [(row["approved_by"], row["reason"]) for row in given(database)["abc"]] == [("Ben", "It is plain.")]
