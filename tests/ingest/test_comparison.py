"""A late file is shown beside what was received before it."""

from consult.ingest.comparison import Comparison
from consult.ingest.inspection import check
from tests.ingest.workbooks import SETTINGS, Content, Files, opening, questionnaire, table

ASKED = questionnaire("Why?", "How?")
HEADER = ["Response ID", "Q1", "Q2"]
ROWS = [[f"R_{n}aBcDeFgHiJkLm", f"Reason number {n}.", f"Way number {n}."] for n in range(5)]


def compared(before: Content, late: Content) -> Comparison:
    with opening(Files(before, late)) as (first, second):
        inspection = check([second], ASKED, SETTINGS, [first])
    assert [source.name for source in inspection.sources] == [second.name]
    return inspection.compared[0]


def test_each_row_is_new_or_the_same_or_adds_or_replaces() -> None:
    received = [*ROWS[:3], [ROWS[3][0], ROWS[3][1], ""]]
    late = [ROWS[0], [*ROWS[1][:2], "Another way."], [*ROWS[2][:2], ""], ROWS[3], ROWS[4]]
    found = compared(table(HEADER, *received), table(HEADER, *late))
    assert (found.new, found.same) == ((6,), (2,))
    assert found.replaces == (3, 4, 5)


def test_a_question_that_was_not_there_before_is_an_addition() -> None:
    before = table(HEADER[:2], *(row[:2] for row in ROWS[:4]))
    found = compared(before, table(HEADER, *ROWS[:4]))
    assert (found.adds, found.replaces) == ((2, 3, 4, 5), ())


def test_without_anything_received_there_is_nothing_to_compare() -> None:
    with opening(Files(table(HEADER, *ROWS))) as sources:
        assert check(sources, ASKED, SETTINGS).compared == ()


def test_totals_are_those_of_the_late_file() -> None:
    with opening(Files(table(HEADER, *ROWS), table(HEADER, ROWS[0]))) as (first, second):
        inspection = check([second], ASKED, SETTINGS, [first])
    assert inspection.totals["row"] == {"received": 1, "set_aside": 1}
    assert inspection.intake is not None
    assert inspection.intake.respondents.empty
