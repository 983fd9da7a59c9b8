"""Of the columns of one question ticks become options, and every other reply is kept beside its option."""

import pytest

from consult.ingest.reading import lay_out
from consult.ingest.table.choice import questions
from consult.ingest.table.mapping import Assignment, Plan
from tests.ingest.workbooks import sheet


def texts(question: str, options: list[str], *rows: list[str]) -> list[str]:
    header = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page"]
    header += [f"Q1[SQ{n}]. {question} [{option}]" for n, option in enumerate(options)]
    grid = lay_out(sheet(header, *(["1", "2024-10-20", "2", *row] for row in rows)))
    plan = Plan(tuple(Assignment(column, "question", "q1") for column in grid.columns[3:]))
    (asked,) = questions(plan, grid)
    return [asked.text(row) for row in grid.rows]


@pytest.mark.parametrize(
    ("yes", "no"), [("Yes", ""), ("1", "0"), ("X", ""), ("selected", "not selected"), ("TRUE", "")]
)
def test_ticks_become_the_options(yes: str, no: str) -> None:
    assert texts("Reasons", ["Cost", "Skills"], [yes, no], [no, yes], [no, no]) == ["Cost", "Skills", ""]


def test_no_is_not_ticked_where_ticking_was_asked_for() -> None:
    assert texts("Which apply?", ["Cost", "Skills"], ["Yes", "No"], ["No", "No"]) == ["Cost", ""]
    assert texts("Reasons", ["Cost", "Other"], ["Yes", "the grid"], ["No", ""]) == ["Cost; the grid", ""]


def test_no_is_a_reply_to_a_statement() -> None:
    given = texts("Should it change?", ["Now", "Later"], ["No", "No"], ["Yes", "No"])
    assert given == ["Now: No; Later: No", "Now: Yes; Later: No"]


def test_ratings_are_no_ticks() -> None:
    assert texts("Which matter?", ["Cost", "Skills", "Land"], ["1", "0", "5"]) == ["Cost: 1; Skills: 0; Land: 5"]
    assert texts("Rate", ["Cost", "Other"], ["Agree", "Agree"]) == ["Cost: Agree; Other: Agree"]


def test_the_words_of_an_option_are_its_tick() -> None:
    assert texts("Reasons", ["Cost", "Skills"], ["Cost", ""], ["Cost", "Skills"]) == ["Cost", "Cost; Skills"]


def test_a_column_to_write_in_that_is_ticked_is_its_option() -> None:
    assert texts("Reasons", ["Cost", "Other"], ["1", "1"], ["1", "1"]) == ["Cost; Other", "Cost; Other"]


def test_free_text_beside_ticks_is_kept_with_what_it_answers() -> None:
    given = texts("Which?", ["Cost", "Say why"], ["Yes", "It is far too dear"], ["No", "We have no idea of it"])
    assert given == ["Cost; Say why: It is far too dear", "Say why: We have no idea of it"]
