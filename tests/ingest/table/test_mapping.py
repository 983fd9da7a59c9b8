"""Columns find their question, and everything unclear is listed at once with what to do about it."""

import pytest

from consult.errors import PlanMismatch
from consult.ingest.reading import lay_out
from consult.ingest.reception import read
from consult.ingest.table.mapping import Plan
from consult.ingest.table.planning import plan
from consult.settings import IngestSettings
from consult.vocabulary import ProfileField, Question, Questionnaire
from tests.ingest.workbooks import SETTINGS, Files, opening, questionnaire, sheet, table

SKILLS = "What are the most important barriers to skills in your sector?"
ENERGY = "How should the cost of energy for industry be brought down?"
ASKED = questionnaire(SKILLS, ENERGY)


def planned(header: list[str], *rows: list[str], asked: Questionnaire = ASKED, **settings: object) -> Plan:
    grid = lay_out(sheet(header, *(rows or (["some answer"] * len(header),))))
    return plan(grid, asked, IngestSettings(**settings), "answers.csv")  # type: ignore[arg-type]


def roles(decided: Plan) -> list[tuple[str, str, str]]:
    return [(one.role, one.target, one.how) for one in decided.assignments]


def test_a_column_is_found_by_number_wording_alias_and_likeness() -> None:
    asked = questionnaire(SKILLS, ENERGY, "Why?", Question(id="q4", label="Any other views", aliases=("Comments",)))
    decided = planned(["Q1", ENERGY.upper(), "Why??", "comments"], asked=asked)
    assert roles(decided) == [
        ("question", "q1", "number"),
        ("question", "q2", "exact"),
        ("question", "q3", "exact"),
        ("question", "q4", "alias"),
    ]
    near = planned([SKILLS.replace("important", "significant").replace("barriers", "barrier"), "Q2"], fuzzy_match=0.8)
    assert roles(near)[0] == ("question", "q1", "fuzzy")


def test_the_settings_decide_before_anything_else() -> None:
    decided = planned(
        ["Q1", "Q2", "Odd", "Mail"], columns={"Q1": "q2", "q2": "q1", "odd": "ignore", "Mail": "personal.email"}
    )
    assert [(one.role, one.target) for one in decided.assignments] == [
        ("question", "q2"), ("question", "q1"), ("ignored", ""), ("personal", "email"),
    ]  # fmt: skip


def test_a_setting_that_names_no_question_is_a_problem() -> None:
    decided = planned(["Q1", "Odd"], columns={"Odd": "q99"})
    assert "q99" in decided.problems[0].what


def test_a_number_that_disagrees_with_the_wording_is_a_problem() -> None:
    decided = planned([f"Q1. {ENERGY}", f"Q2. {SKILLS}"])
    assert len(decided.problems) == 2
    assert "its number 1 is that of q1, its wording that of q2" in decided.problems[0].what


def test_a_number_whose_question_is_worded_quite_otherwise_is_to_look_at() -> None:
    decided = planned(["Q1. Do you support the new tax?", f"Q2: {ENERGY[:40]}"])
    assert [(column.letter, "look whether" in what) for column, what in decided.notes] == [("A", True)]
    assert not decided.problems
    assert not planned(["Q1 Skills", "Q2"]).notes


def test_a_header_in_another_order_among_the_rows_is_a_problem() -> None:
    header = ["ID", SKILLS, ENERGY]
    decided = planned(header, ["1", "a", "b"], ["ID", ENERGY, SKILLS], ["2", "c", "d"])
    assert [problem.row for problem in decided.problems] == [3]
    assert not planned(header, ["1", "a", "b"], header, ["2", "c", "d"]).problems


def test_replies_with_addresses_in_them_are_personal() -> None:
    rows = (["1", "Yes, ann@example.org"], ["2", "No"], ["3", "Yes: cy@example.org"], ["4", "No thanks"])
    assert roles(planned(["ID", "Can we contact you? If yes, how?"], *rows))[1] == ("personal", "email", "content")


def test_a_code_whose_wording_is_another_questions_is_a_problem_even_when_it_is_an_alias() -> None:
    asked = questionnaire(
        Question(id="q1", number="1", label=SKILLS, wording=SKILLS, aliases=("Q1",)),
        Question(id="q2", number="2", label=ENERGY, wording=ENERGY, aliases=("Q2",)),
    )
    header = ["StartDate", "EndDate", "Progress", "Q1", "Q2"]
    grid = lay_out(sheet(header, ["Start", "End", "Progress", ENERGY, SKILLS], ["2024-10-20", "x", "100", "a", "b"]))
    assert len(plan(grid, asked, SETTINGS, "answers.csv").problems) == 2


def test_two_columns_for_one_question_are_a_problem_each() -> None:
    decided = planned(["Q1", f"1. {SKILLS}"])
    assert [problem.column for problem in decided.problems] == ["Q1", f"1. {SKILLS}"[:57].rstrip() + "…"]


def test_of_two_columns_for_one_question_an_empty_one_is_ignored() -> None:
    decided = planned(["Q1", f"1. {SKILLS}"], ["", "an answer"])
    assert decided.problems == ()
    assert [one.role for one in decided.assignments] == ["ignored", "question"]


def test_every_problem_of_every_file_is_listed_with_file_row_column_and_remedy() -> None:
    first, second = table(["Q1", "Odd", "Stray"], ["a", "b", "c"]), table(["Q2", "Lost"], ["a", "b"])
    with opening(Files(first, second)) as sources, pytest.raises(PlanMismatch) as caught:
        read(sources, ASKED, SETTINGS)
    found = [(problem.file, problem.row, problem.column) for problem in caught.value.problems]
    assert found == [("file1.csv", 1, "Odd"), ("file1.csv", 1, "Stray"), ("file2.csv", 1, "Lost")]
    assert all('"ignore"' in problem.remedy for problem in caught.value.problems)


def test_an_empty_column_needs_no_question() -> None:
    assert planned(["Q1", "Odd"], ["a", ""]).problems == ()


@pytest.mark.parametrize("header", ["Duration (in seconds)", "Progress", "Finished", "UserLanguage", "Q1_First Click"])
def test_a_platforms_own_columns_are_administrative_in_its_exports(header: str) -> None:
    own = ["StartDate", "EndDate", "ResponseId", "RecordedDate", "Q1"]
    assert roles(planned([*own, header], [*["2024-10-20"] * 5, "100"]))[5][0] == "administrative"


@pytest.mark.parametrize("header", ["Progress", "Q9_First Click"])
def test_words_where_a_platform_writes_numbers_are_an_answer(header: str) -> None:
    own = ["StartDate", "EndDate", "ResponseId", "RecordedDate", "Q1"]
    assert roles(planned([*own, header], [*["2024-10-20"] * 5, "Slow"]))[5][0] == "unmapped"


def test_what_a_machine_wrote_about_an_answer_is_set_aside() -> None:
    decided = planned(["StartDate", "EndDate", "ResponseId", "RecordedDate", "Q1", "Q1 - Topics"], ["2024-10-20"] * 6)
    assert roles(decided)[5][:2] == ("ignored", "remarks")


@pytest.mark.parametrize("header", ["Score", "Progress", "Status", "Completed", "Language", "Tags", "Collector"])
def test_the_words_of_platforms_are_questions_elsewhere(header: str) -> None:
    asked = questionnaire(SKILLS, Question(id="q2", label=header))
    assert roles(planned(["Q1", header], ["a", "slow"], asked=asked))[1] == ("question", "q2", "exact")


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Start time", ["20/10/2024 10:00"]),
        ("Submitted", ["2024-10-20"]),
        ("Duration (in seconds)", ["100", "20"]),
        ("Rhif adnabod", ["1", "2"]),
        ("Dyddiad cyflwyno", ["03/02/2025"]),
    ],
)
def test_a_header_and_its_values_together_make_an_administrative_column(header: str, values: list[str]) -> None:
    assert roles(planned(["Q1", header], *(["a", value] for value in values)))[1][0] == "administrative"
    assert roles(planned(["Q1", header], ["a", "It was far too late"]))[1][0] == "unmapped"


def test_free_text_is_administrative_nowhere() -> None:
    header = ["StartDate", "EndDate", "ResponseId", "Progress", "Q1"]
    decided = planned(header, *(["2024-10-20", "x", f"R_{n}", f"We are {n} years late with it", "a"] for n in range(3)))
    assert roles(decided)[3][0] == "unmapped"
    assert [problem.column for problem in decided.problems] == ["Progress"]


def test_a_personal_column_is_known_by_its_header() -> None:
    assert roles(planned(["Q1", "Job title"], ["a", "Head of Policy"]))[1] == ("personal", "job_title", "header")


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Your position", ["We are opposed because it costs too much", "I am in favour of most of it"]),
        ("What is your position?", ["Oppose", "Support", "Neutral"]),
        ("Contact", ["Yes", "No"]),
        ("Name", [f"I would rather not say what I think of {n}" for n in range(5)]),
    ],
)
def test_a_column_of_views_is_a_question_though_its_header_is_a_personal_details(
    header: str, values: list[str]
) -> None:
    assert roles(planned(["Q1", header], *(["a", value] for value in values)))[1][0] == "unmapped"


def test_names_under_a_header_of_ids_are_personal_and_said_to_be() -> None:
    decided = planned(["Respondent", "Q1"], ["Ann Example", "a"], ["Shell", "b"])
    assert roles(decided)[0] == ("personal", "person", "content")
    assert "do not look like ids" in decided.notes[0][1]


def test_types_of_respondent_under_a_header_of_ids_are_types() -> None:
    decided = planned(["Respondent", "Q1"], ["Individual", "a"], ["Charity", "b"])
    assert roles(decided)[0] == ("profile", "respondent_type", "content")


@pytest.mark.parametrize(
    ("value", "field"),
    [("someone@example.org", "email"), ("192.0.2.17", "ip"), ("020 7946 0123", "phone"), ("SW1A 1AA", "address")],
)
def test_a_column_of_personal_values_is_personal_whatever_its_header(value: str, field: str) -> None:
    decided = planned(["Q1", "Q2"], ["an answer", value], ["another", value])
    assert roles(decided)[1] == ("personal", field, "content")
    assert decided.notes


def test_an_address_column_of_regions_is_a_region() -> None:
    decided = planned(["Q1", "Location - address"], ["a", "Scotland"], ["b", "Derbyshire"])
    assert roles(decided)[1] == ("profile", "region", "content")


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("Are you responding as an individual or on behalf of an organisation?", ["Individual"], "acting_for"),
        ("Respondent type - Respondent type", ["Business"], "respondent_type"),
        ("Responding as", ["Company"], "respondent_type"),
        ("Size of organisation", ["1-10"], "org_size"),
        ("Which region of the UK do you live in?", ["Wales"], "region"),
        ("Would you be happy for your individual response to be published in full?", ["Yes"], "consent"),
        ("Which age band are you in?", ["65+"], "attribute"),
    ],
)
def test_a_question_about_the_respondent_is_known_by_its_header(header: str, values: list[str], field: str) -> None:
    assert roles(planned(["Q1", header], *(["a", value] for value in values)))[1][:2] == ("profile", field)


def test_long_answers_to_a_question_that_mentions_publication_are_no_consent() -> None:
    asked = questionnaire(SKILLS, "How should the plan be published?")
    long = [
        ["a", f"It should be published {n} times, in many places, and with care taken over words." * 2]
        for n in range(9)
    ]
    assert roles(planned(["Q1", "How should the plan be published?"], *long, asked=asked))[1][:2] == ("question", "q2")


def test_what_the_questionnaire_names_is_as_it_says() -> None:
    asked = questionnaire(
        SKILLS, profile=(ProfileField(field="region", aliases=("Area code",)),), personal=("Pet name",), ignore=("Odd",)
    )
    decided = planned(["Q1", "area code", "pet name", "odd"], asked=asked)
    assert [(one.role, one.target) for one in decided.assignments][1:] == [
        ("profile", "region"), ("personal", "other"), ("ignored", ""),
    ]  # fmt: skip


def test_a_header_that_may_be_somebodys_words_is_not_shown() -> None:
    decided = planned(["Q1", "word " * 60])
    assert decided.problems[0].column == "B"
