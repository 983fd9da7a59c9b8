"""`check` shows how a file would be read and what looks wrong, without a word of any answer."""

import json

import pytest

from consult.errors import Problem, UnreadableFile
from consult.ingest.inspection import Inspection, check
from consult.vocabulary import ProfileField, Questionnaire
from tests.ingest.workbooks import SETTINGS, Content, Files, closed, opening, questionnaire, table

WORDS = "a sentence that only an answer has"
PUBLISH = "Are you happy for your response to be published?"


def checked(*contents: Content, asked: Questionnaire | None = None) -> Inspection:
    with opening(Files(*contents)) as sources:
        return check(sources, asked, SETTINGS)


def test_the_mapping_is_shown_with_how_each_column_was_matched() -> None:
    asked = questionnaire("Why?", "How?")
    (source,) = checked(table(["ID", "Q1", "How?", "Odd"], ["1", WORDS, "b", "c"]), asked=asked).sources
    assert [(one.letter, one.header, one.role, one.target, one.how) for one in source.columns] == [
        ("A", "ID", "administrative", "id", "header"),
        ("B", "Q1", "question", "q1", "number"),
        ("C", "How?", "question", "q2", "exact"),
        ("D", "Odd", "unmapped", "", ""),
    ]


def test_problems_are_collected_and_not_raised() -> None:
    damaged = UnreadableFile(Problem("it is damaged.", "", "a.xlsx"))
    inspection = checked(damaged, table(["ID", "Odd"], ["1", "x"]), asked=questionnaire("Why?"))
    assert not inspection.ready
    assert len(inspection.problems) == 2
    assert inspection.to_dict()["balanced"]


def test_nothing_of_an_answer_is_shown() -> None:
    rows = [[str(n), f"{WORDS} {n}", "Yes", f"{WORDS} {n}"] for n in range(12)]
    given = table(["ID", "Q1", PUBLISH, "Odd"], *rows)
    told = json.dumps(checked(given, asked=questionnaire("Why?")).to_dict())
    assert WORDS not in told
    assert WORDS not in json.dumps(checked(given).to_dict())


def test_consents_and_closed_questions_are_counted() -> None:
    asked = questionnaire("Why?", closed(2, "Agree?", "Yes", "No"))
    given = table(["ID", PUBLISH, "Q2"], ["1", "Yes", "Yes"], ["2", "No", "Yes"], ["3", "Perhaps", "No"])
    (source,) = checked(given, asked=asked).sources
    assert source.consents[0].counts == (("No", 1, "confidential"), ("Perhaps", 1, ""), ("Yes", 1, "publish_named"))
    assert source.closed[0].counts == (("Yes", 2, ""), ("No", 1, ""))


def test_what_would_be_set_aside_is_shown_by_reason() -> None:
    (source,) = checked(table(["ID", "Q1"], ["1", "a"], ["", ""], ["2", "b"]), asked=questionnaire("Why?")).sources
    assert source.set_aside == {"empty row": 1}


def test_what_people_wrote_beside_a_list_is_counted_and_not_shown() -> None:
    header = ["id", "submitdate", "lastpage", "seed", "Q1[A]", "Q1[other]"]
    rows = [[str(n), "", "1", "7", "Y", "I am Zebedee"] for n in range(1, 9)]
    source = checked(table(header, *rows), asked=None).sources[0]
    assert [(one.counts, one.n_not_shown) for one in source.closed] == [((("Y", 8, ""),), 0), ((), 1)]


def test_a_closed_question_of_unlike_answers_looks_like_free_text() -> None:
    rows = [[str(n), f"{WORDS} {n}"] for n in range(10)]
    inspection = checked(table(["ID", "Q1"], *rows), asked=questionnaire(closed(1, "Agree?")))
    assert ["It looks like free text" in one.remedy for one in inspection.mistakes] == [True]


def test_shifted_columns_are_seen() -> None:
    asked = questionnaire(
        closed(1, "Agree?", "Agree", "Disagree"), profile=(ProfileField(field="region", aliases=("Region",)),)
    )
    inspection = checked(
        table(["ID", "Region", "Q1"], ["1", "Agree", "Wales"], ["2", "Disagree", "Scotland"]), asked=asked
    )
    assert sorted(one.column for one in inspection.mistakes) == ["Q1", "Region"]
    assert all("shifted" in one.what for one in inspection.mistakes)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([["ID", "Why?", "Why?"], ["1", "a", "b"]], "same header"),
        ([["ID", "Why?"], ["1", "a"], ["1", "b"]], "share a respondent id"),
        ([["ID", "Why?", "How?"], ["1", "a", "b"], *([str(n), "a", ""] for n in range(2, 60))], "rows answer it"),
        ([["2024-10-20", "a"], ["2024-10-21", "b"]], "no header row"),
    ],
)
def test_a_likely_mistake_is_named(rows: list[list[str]], what: str) -> None:
    assert any(what in one.what for one in checked(table(*rows)).mistakes)


def test_totals_are_those_of_the_ledger() -> None:
    inspection = checked(table(["ID", "Q1"], ["1", "a"], ["2", ""]), asked=questionnaire("Why?"))
    assert inspection.totals["cell"] == {"received": 4, "answer": 1, "blank": 1, "administrative": 2}
    assert inspection.totals["row"] == {"received": 2, "kept": 2}
