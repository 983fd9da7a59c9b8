from consult.store import Database
from consult.store.coding import Assignment, assign, assignments


def test_an_assignment_is_made_once(database: Database) -> None:
    ada, ben = (Assignment(name, ("a2", "a1"), ("skills",), "audit", "simple random") for name in ("Ada", "Ben"))
    assert assign(database, [ada], "Eve") == [ada]
    assert assign(database, [ada, ben], "Eve") == [ben]
    assert assignments(database) == [ada, ben]
    assert [event["what"] for event in database.events()] == ["assignment", "assignment"]


def test_another_purpose_or_another_theme_is_another_assignment() -> None:
    given = [(("skills",), "audit"), (("skills",), "learning"), (("skills", "tax"), "audit")]
    assert len({Assignment("Ada", ("a1",), *one).assignment_id for one in given}) == 3
