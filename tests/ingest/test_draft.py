"""A drafted questionnaire asks what the columns ask, and fits the file it came from."""

import pytest

from consult.errors import PlanMismatch
from consult.ingest.content import Workbook
from consult.ingest.draft import draft
from consult.ingest.reading import lay_out
from consult.ingest.table.planning import plan
from consult.vocabulary import COUNTED, Questionnaire, QuestionType
from tests.ingest.workbooks import SETTINGS, Files, opening, sheet, table

LONG = "An answer in many words that nobody else gave, number {}, with a reason and some evidence besides."


def drafted(*contents: Workbook) -> Questionnaire:
    with opening(Files(*contents)) as sources:
        return draft(sources, "Growth plan: views", SETTINGS)


def test_questions_are_numbered_typed_and_known_by_their_headers() -> None:
    rows = [[str(n), LONG.format(n), "Agree" if n % 2 else "Disagree", "a@example.org"] for n in range(12)]
    made = drafted(table(["ID", "Why?", "Do you agree?", "Email"], *rows))
    assert made.id == "growth_plan_views"
    assert [(q.id, q.number, q.type, q.aliases) for q in made.questions] == [
        ("q1", "1", QuestionType.OPEN, ("Why?",)),
        ("q2", "2", QuestionType.CLOSED, ("Do you agree?",)),
    ]
    assert made.questions[1].options == ("Disagree", "Agree")
    assert made.personal == ("Email",)


def test_ids_come_from_the_numbers_that_headers_have() -> None:
    made = drafted(table(["Q07 Definitions", "Prop 1 Q8 - Please explain", "Q1.2. Why?", "Anything else"], ["a"] * 4))
    assert [question.id for question in made.questions] == ["q7", "prop1_q8", "q1_2", "anything_else"]


def test_a_long_sheet_gives_its_labels_in_order_with_the_wordings_of_a_list() -> None:
    long = table(
        ["sub_num", "org_type", "sub_label", "sub_value"],
        ["1", "business", "Q10 Ban", "a"],
        ["1", "business", "Q02 Risks", "b"],
        ["2", "ngo", "General comment", "c"],
        ["2", "ngo", "Q02 Risks", "d"],
    )
    listed = table(["sub_field", "sub_label"], ["What are the risks?", "Q02 Risks"], ["What to ban?", "Q10 Ban"])
    made = drafted(long, listed)
    assert [(q.id, q.wording) for q in made.questions] == [
        ("q2", "What are the risks?"),
        ("q10", "What to ban?"),
        ("general_comment", "General comment"),
    ]
    assert made.profile[0].field == "respondent_type"


def test_personal_details_in_a_long_sheet_are_drafted_as_such() -> None:
    rows = [["1", "Your name", "Ann Example"], ["1", "Your position", "We oppose it because of cost"]]
    made = drafted(table(["respondent_id", "question", "answer"], *rows))
    assert made.personal == ("Your name",)
    assert [question.label for question in made.questions] == ["Your position"]


def test_choices_joined_in_a_cell_are_a_multiple_choice() -> None:
    rows = [["Cost;Skills;"], ["Skills;Planning;"], ["Cost;"], ["Planning;Cost;"], ["Skills;"]]
    question = drafted(table(["Which matter?"], *rows)).questions[0]
    assert (question.type, question.options) == (QuestionType.MULTIPLE, ("Cost", "Skills", "Planning"))


def test_an_open_and_a_closed_column_of_one_number_are_a_pair() -> None:
    rows = [["Agree" if n % 2 else "Disagree", LONG.format(n)] for n in range(12)]
    made = drafted(table(["Q1: Do you agree?", "Q1: Please explain"], *rows))
    assert [(q.id, q.type) for q in made.questions] == [
        ("q1_choice", QuestionType.CLOSED),
        ("q1", QuestionType.OPEN),
    ]


def test_columns_of_one_header_are_two_questions() -> None:
    content = table(["Why?", "Why?"], ["a", "b"])
    made = drafted(content)
    assert [q.aliases for q in made.questions] == [("Why?",), ("Why? (2)",)]
    assert plan(lay_out(content.sheets[0]), made, SETTINGS, "").problems == ()


def test_set_up_sheets_alone_give_their_questions() -> None:
    opened = sheet(
        ["Open Questions"], ["Column ID", "Number", "Title"], ["B", "2", "What role?"], name="Open questions"
    )
    made = drafted(Workbook((opened,)))
    assert [(q.id, q.label) for q in made.questions] == [("q2", "What role?")]


def test_a_list_of_questions_alone_gives_its_questions() -> None:
    made = drafted(table(["wording", "label"], ["What are the risks?", "Q02 Risks"], ["What to ban?", "Q10 Ban"]))
    assert [(q.id, q.wording) for q in made.questions] == [("q2", "What are the risks?"), ("q10", "What to ban?")]


def test_the_same_columns_in_a_second_file_are_asked_once() -> None:
    first, second = table(["Why?", "How?"], ["a", "b"]), table(["Why?", "When?"], ["c", "d"])
    assert [q.label for q in drafted(first, second).questions] == ["Why?", "How?", "When?"]


SURVEYMONKEY = table(
    ["Respondent ID", "Collector ID", "Start Date", "Which apply?", "", "Why?"],
    ["", "", "", "Cost", "Skills", "Open-Ended Response"],
    ["118", "7", "10/20/2024", "Cost", "", LONG.format(1)],
    ["119", "7", "10/21/2024", "", "Skills", LONG.format(2)],
)
FORMS = table(
    ["ID", "Start time", "Completion time", "1. Which apply?", "2. Why?"],
    *([str(n), "10/20/24", "10/20/24", "Cost;Land;" if n % 2 else "Skills;", LONG.format(n)] for n in range(4)),
)


@pytest.mark.parametrize("contents", [(SURVEYMONKEY, FORMS), (FORMS, SURVEYMONKEY)])
def test_one_wording_on_two_platforms_is_one_question_with_all_options(contents: tuple[Workbook, Workbook]) -> None:
    made = drafted(*contents)
    assert [question.type for question in made.questions] == [QuestionType.MULTIPLE, QuestionType.OPEN]
    assert sorted(made.questions[0].options) == ["Cost", "Land", "Skills"]
    assert {"Which apply? - Cost", "1. Which apply?"} <= set(made.questions[0].aliases)


def test_what_is_rated_has_no_options_to_count() -> None:
    header = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page"]
    header += ["Q1[A]. Rate these [Cost]", "Q1[B]. Rate these [Land]"]
    (question,) = drafted(
        table(header, ["1", "2024-10-20", "2", "1", "5"], ["2", "2024-10-20", "2", "0", "4"])
    ).questions
    assert (question.type, question.options) == (QuestionType.MULTIPLE, ())


def test_a_wording_that_one_sheet_has_twice_joins_nothing() -> None:
    twice = Workbook((sheet(["A", "B"], ["an answer", "another"], labels=("Please explain", "Please explain")),))
    made = drafted(twice, table(["Please explain"], ["a third"]))
    assert len(made.questions) == 3


def test_a_list_of_questions_gives_wordings_and_its_labels_stay_the_labels() -> None:
    listed = table(["label", "wording"], ["Q1 Risks", f"What {'else ' * 40}is a risk?"], ["Q2", "What to ban?"])
    made = drafted(table(["Q1 Risks", "Q2"], ["a", "b"]), listed)
    assert [question.label for question in made.questions] == ["Risks", "What to ban?"]
    assert made.questions[0].wording.endswith("is a risk?")


def test_what_analysts_noted_is_ignored_in_sight() -> None:
    header = ["Response ID", "Date Submitted", "Why? - Why?", "Why? - Analyst notes"]
    made = drafted(table(header, ["ANON-1", "2024-10-20", "because", "A note on it by an analyst"]))
    assert made.ignore == ("Why? - Analyst notes",)


def test_nothing_to_draft_from_is_said() -> None:
    with pytest.raises(PlanMismatch, match="there is no question"):
        drafted(table([""], [""]))


def test_bare_numbers_before_several_wordings_are_those_of_the_questions() -> None:
    header = ["1 Do you agree? - Agree", "1 Do you agree? - Why", "2 What else?", "Response ID"]
    made = drafted(
        table(header, *(["Agree" if n % 2 else "Disagree", LONG.format(n), LONG, str(n)] for n in range(12)))
    )
    assert [(q.id, q.number, q.number_status) for q in made.questions] == [
        ("q1_choice", "1", ""),
        ("q1", "1", ""),
        ("q2", "2", ""),
    ]


def test_numbers_that_no_file_gives_are_known_to_be_counted() -> None:
    made = drafted(table(["What holds you back?", "20 Year plan"], [LONG, LONG]))
    assert [(q.number, q.number_status) for q in made.questions] == [("1", COUNTED), ("2", COUNTED)]


def test_an_option_with_a_comma_in_it_is_one_option_and_case_makes_no_other() -> None:
    replies = ("Yes", "No", "yes", "Yes, but only if it is funded")
    made = drafted(table(["Do you agree?"], *([replies[n % 4]] for n in range(40))))
    (question,) = made.questions
    assert (question.type, question.options) == (QuestionType.CLOSED, ("Yes", "No", "Yes, but only if it is funded"))


@pytest.mark.parametrize(
    ("counted", "asks"),
    [(["0", "1", "2", "5"], False), (["12", "9", "40", "3"], True), (["1", "", "3", "4"], True), (["1", "2"], True)],
)
def test_a_column_without_a_name_that_counts_the_rows_asks_nothing(counted: list[str], asks: bool) -> None:
    made = drafted(table(["", "Why?"], *([number, LONG.format(number)] for number in counted)))
    assert [question.label for question in made.questions] == ([*["Column A"] * asks, "Why?"])
