from consult.store import Database
from consult.store.coding import Assignment, assign, assignments


def test_an_assignment_is_made_once(database: Database) -> None:
    ada, ben = (Assignment(name, ("a2", "a1"), "audit", "simple random") for name in ("Ada", "Ben"))
    assert assign(database, [ada], "Eve") == [ada]
    assert assign(database, [ada, ben], "Eve") == [ben]
    assert assignments(database) == [ada, ben]
    assert [event["what"] for event in database.events()] == ["assignment", "assignment"]


def test_another_purpose_is_another_assignment() -> None:
    ids = {Assignment("Ada", ("a1",), purpose).assignment_id for purpose in ("audit", "learning")}
    assert len(ids) == 2
