"""A sheet without its header row is read in the columns of another file, or no word of it is shown."""

import json

import pytest

from consult.errors import PlanMismatch
from consult.ingest.inspection import check
from consult.ingest.intake import Intake
from consult.ingest.reception import read
from consult.vocabulary import ProfileField
from tests.ingest.workbooks import (
    SETTINGS,
    Content,
    Files,
    answers,
    closed,
    counts,
    opening,
    questionnaire,
    reasons,
    table,
)

ASKED = questionnaire(
    "Why?", closed(2, "Agree?", "Yes", "No"), "How?", profile=(ProfileField(field="region", aliases=("Region",)),)
)
HEADER = ["ID", "Date submitted", "Region", "Q1", "Q2", "Q3"]
KNOWN = table(
    HEADER,
    ["1", "2024-10-20", "Wales", "the grid connection takes four years", "Yes", "pay for the cables"],
    ["2", "2024-10-21", "Scotland", "nobody trains welders in this county", "No", "open the college again"],
)
LATE = ["3", "2024-11-02", "Wales", "rents went up by a third", "No", "cap them for good"]
WORDS = "words that only an answer has"


def taken(*contents: Content) -> Intake:
    with opening(Files(*contents)) as sources:
        return read(sources, ASKED, SETTINGS)


@pytest.mark.parametrize(
    "rows",
    [
        [LATE],
        [[*LATE[:5], ""]],
        [["R3", "", *LATE[2:]]],
        [LATE, ["4", "2024-11-03", "Scotland", "energy costs too much", "", "less tax"]],
        [["3", "", "Wales", "Yes", "Yes", ""], ["4", "", "Wales", "No", "Yes", ""]],
    ],
)
def test_rows_without_a_header_are_read_in_the_columns_of_another_file(rows: list[list[str]]) -> None:
    intake = taken(KNOWN, table(*rows))
    late = intake.received[intake.received["source_id"] == intake.sources["source_id"][1]]
    assert len(late) == 3 * len(rows)
    own = rows[0][0]
    assert [answers(intake)[f"{own}:q{n}"] for n in (1, 2, 3)] == rows[0][3:]
    assert late["source_row"].tolist()[0] == 1
    assert intake.reviews["what"].str.contains("no header row, and was read in the columns of").any()
    assert counts(intake, "row")["received"] == 2 + len(rows)


def test_a_row_of_another_shape_is_set_aside_with_its_values() -> None:
    intake = taken(KNOWN, table(["what", WORDS, "is this"]))
    assert len(intake.respondents) == 2
    assert reasons(intake, "row") == {"sheet without answers to the questionnaire": 1}
    assert WORDS in intake.set_aside_values["value"].tolist()
    assert intake.reviews["what"].str.contains("the only row of this file names no column that is known").any()


def test_a_column_of_cells_that_are_known_names_is_still_a_header() -> None:
    intake = taken(KNOWN, table(["ID", "Region", "Q3"], ["3", "Wales", "cap the rents"]))
    assert answers(intake)["3:q3"] == "cap the rents"


def test_question_numbers_that_count_up_are_a_header() -> None:
    assert answers(taken(table(["1", "2", "3"], ["a", "Yes", "b"])))


@pytest.mark.parametrize("rows", [[["x", WORDS, "y"], ["z", f"{WORDS} too", "w"]], [["7", WORDS], ["8", WORDS]]])
def test_no_word_of_a_row_without_a_header_is_shown(rows: list[list[str]]) -> None:
    with pytest.raises(PlanMismatch) as caught:
        taken(KNOWN, table(*rows))
    assert WORDS not in str(caught.value)
    with opening(Files(KNOWN, table(*rows))) as sources:
        assert WORDS not in json.dumps(check(sources, ASKED, SETTINGS).to_dict())


def test_a_long_export_without_its_header_is_read_as_one() -> None:
    header = ["respondent_id", "question", "answer"]
    files = (
        table(header, ["1", "Q1", "the grid"], ["1", "Q3", "the cables"], ["2", "Q2", "Yes"]),
        table(["3", "Q1", "rents"], ["3", "Q3", "cap them"]),
    )
    intake = taken(*files)
    assert answers(intake)["3:q1"] == "rents"
    assert answers(intake)["3:q3"] == "cap them"
    with opening(Files(*files)) as sources:
        assert check(sources, ASKED, SETTINGS).ready
