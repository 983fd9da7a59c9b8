import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from consult.errors import Conflict
from consult.store import Database
from consult.store.coding import Adjudication, adjudications, settle

_FIRST = Adjudication("a1", "skills", "coded", "It says so.", "Cy")


def test_a_decision_can_be_changed_and_stays_on_record(database: Database) -> None:
    settle(database, [_FIRST])
    second = replace(_FIRST, value="seen_not_coded", reason="Read again.", decided_by="Di", version=1)
    settle(database, [second])
    assert adjudications(database) == [replace(second, version=2)]
    told = [(event["actor"], json.loads(str(event["detail"]))["value"]) for event in database.events()]
    assert told == [("Cy", "coded"), ("Di", "seen_not_coded")]
    assert database.chain_is_whole()


@pytest.mark.parametrize("version", [0, 5])
def test_one_conflict_keeps_back_all(database: Database, version: int) -> None:
    settle(database, [_FIRST])
    with pytest.raises(Conflict, match="skills in answer a1"):
        settle(database, [replace(_FIRST, answer_id="a0"), replace(_FIRST, version=version)])
    assert adjudications(database) == [replace(_FIRST, version=1)]
    assert len(database.events()) == 1


def test_of_many_at_once_one_succeeds(database: Database) -> None:
    def decide(n: int) -> bool:
        try:
            settle(database, [replace(_FIRST, reason=str(n))])
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(decide, range(12))) == 1
    assert len(adjudications(database)) == 1
