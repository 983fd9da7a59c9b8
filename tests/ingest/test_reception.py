"""Files become answers, respondents and a ledger that balances; later files correct earlier ones."""

import pytest

from consult.errors import Problem, UnreadableFile
from consult.ingest.content import Refusal, Workbook
from consult.ingest.intake import Intake
from consult.ingest.reception import read
from consult.settings import IngestSettings
from consult.vocabulary import ProfileField, Question, Questionnaire, QuestionType
from tests.ingest.workbooks import Content, Files, answers, counts, opening, questionnaire, reasons, sheet, table

ASKED = questionnaire("Why?", "How?")
HEADER = ["ID", "Q1", "Q2"]


def taken(*contents: Content, asked: Questionnaire = ASKED, **settings: object) -> Intake:
    with opening(Files(*contents)) as sources:
        return read(sources, asked, IngestSettings(**settings))  # type: ignore[arg-type]


def test_every_cell_is_accounted_for() -> None:
    intake = taken(
        table([*HEADER, "Start time", "Email"], ["1", "a", "", "2024-10-20", "a@example.org"], ["2", "b", "c", "", ""])
    )
    assert answers(intake) == {"1:q1": "a", "1:q2": "", "2:q1": "b", "2:q2": "c"}
    assert counts(intake, "cell") == {"received": 10, "answer": 3, "blank": 1, "administrative": 4, "personal": 2}
    assert counts(intake, "row") == {"received": 2, "kept": 2}
    assert intake.private["value"].tolist() == ["a@example.org"]


def test_question_cells_received_are_the_answers_and_blanks_of_the_table() -> None:
    intake = taken(table(HEADER, ["1", "a", ""], ["2", "b", "c"]))
    of_questions = intake.ledger[(intake.ledger["question_id"] != "") & (intake.ledger["outcome"] == "received")]
    assert of_questions["n"].sum() == len(intake.received) == 4


def test_the_same_file_twice_is_listed_twice_and_read_once() -> None:
    given = table(HEADER, ["1", "a", "b"])
    once, twice = taken(given), taken(given, given)
    assert once.received.equals(twice.received)
    assert counts(twice, "cell") == counts(once, "cell")
    assert counts(twice, "file") == {"received": 2, "read": 1, "set_aside": 1}
    assert reasons(twice, "file") == {"identical file": 1}
    assert twice.sources["layout"].tolist()[1] == "identical file"
    assert 'as "file1.csv"' in twice.reviews["what"].iloc[-1]


def test_a_later_file_adds_its_new_rows_only() -> None:
    first = table(HEADER, ["1", "a", "b"])
    second = table(HEADER, ["1", "a", "b"], ["2", "c", "d"])
    intake = taken(first, second)
    assert list(answers(intake)) == ["1:q1", "1:q2", "2:q1", "2:q2"]
    assert reasons(intake, "cell") == {"already received": 2}
    assert reasons(intake, "row") == {"already received": 1}


def test_a_corrected_cell_supersedes_and_the_old_value_is_kept() -> None:
    intake = taken(table(HEADER, ["1", "a", "b"]), table(HEADER, ["1", "changed", "b"]))
    assert answers(intake) == {"1:q1": "changed", "1:q2": "b"}
    assert reasons(intake, "cell") == {"superseded by a later file": 1, "already received": 1}
    assert intake.set_aside_values["value"].tolist() == ["a"]
    assert counts(intake, "row") == {"received": 2, "kept": 2}


def test_a_newly_blank_cell_supersedes_with_a_review() -> None:
    intake = taken(table(HEADER, ["1", "a", "b"]), table(HEADER, ["1", "", "b"]))
    assert answers(intake)["1:q1"] == ""
    assert intake.set_aside_values["value"].tolist() == ["a"]
    assert intake.reviews["what"].str.contains("leaves this answer blank").any()


def test_a_third_file_supersedes_the_second() -> None:
    intake = taken(*(table(HEADER, ["1", text, "b"]) for text in ("a", "changed", "a again")))
    assert answers(intake)["1:q1"] == "a again"
    assert intake.set_aside_values["value"].tolist() == ["a", "changed"]


def test_a_corrected_profile_value_supersedes() -> None:
    asked = questionnaire("Why?", profile=(ProfileField(field="region", aliases=("Region",)),))
    header = ["ID", "Region", "Q1"]
    intake = taken(table(header, ["1", "Wales", "a"]), table(header, ["1", "Scotland", "a"]), asked=asked)
    assert intake.respondents["region"].tolist() == ["scotland"]
    assert intake.set_aside_values["value"].tolist() == ["Wales"]
    assert counts(intake, "row") == {"received": 2, "kept": 2}


def test_an_identical_row_is_set_aside() -> None:
    intake = taken(table(HEADER, ["1", "a", "b"], ["1", "a", "b"]))
    assert reasons(intake, "row") == {"identical row": 1}
    assert intake.reviews.empty


@pytest.mark.parametrize(
    ("status", "reason"),
    [("1", "preview or test"), ("Survey Test", "preview or test"), ("8", "marked as spam by the platform")],
)
def test_previews_and_spam_are_set_aside(status: str, reason: str) -> None:
    given = table(["ResponseId", "Status", "Progress", "Q1"], ["R_1", "0", "100", "a"], ["R_2", status, "100", "b"])
    intake = taken(given)
    assert reasons(intake, "row") == {reason: 1}
    assert "b" in intake.set_aside_values["value"].tolist()
    assert len(taken(given, drop_previews=False).respondents) == 2


def test_partial_responses_are_kept_unless_the_settings_say_otherwise() -> None:
    given = table(["ResponseId", "Finished", "Progress", "Q1"], ["R_1", "1", "100", "a"], ["R_2", "0", "40", "b"])
    assert len(taken(given).respondents) == 2
    assert reasons(taken(given, keep_partial=False), "row") == {"not completed": 1}


def test_an_empty_row_and_a_repeated_header_are_no_responses() -> None:
    intake = taken(table(HEADER, ["1", "a", "b"], ["", "", ""], HEADER, ["2", "c", "d"]))
    assert reasons(intake, "row") == {"empty row": 1, "repeated header row": 1}
    assert len(intake.respondents) == 2


@pytest.mark.parametrize("again", [["\ufeffID", "Q1", "Q2"], ["id ", "Q1", "q2"]])
def test_the_header_of_a_second_file_in_one_is_no_response(again: list[str]) -> None:
    intake = taken(table(HEADER, ["1", "a", "b"], again, ["2", "c", "d"]))
    assert reasons(intake, "row") == {"repeated header row": 1}
    assert len(intake.respondents) == 2


def test_all_header_rows_of_a_second_file_in_one_are_no_responses() -> None:
    header = ["StartDate", "EndDate", "Progress", "ResponseId", "Q1"]
    under = [
        ["Start Date", "End Date", "Progress", "Response ID", "Why?"],
        [f'{{"ImportId":"{one}"}}' for one in header],
    ]
    row = ["2024-10-20", "2024-10-20", "100"]
    rows = [[*row, "R_1aaaaaaaaaaaa", "a"], header, *under, [*row, "R_2aaaaaaaaaaaa", "b"]]
    intake = taken(table(header, *under, *rows))
    assert reasons(intake, "row") == {"repeated header row": 3}
    assert intake.respondents["respondent_id"].tolist() == ["R_1aaaaaaaaaaaa", "R_2aaaaaaaaaaaa"]


def test_header_rows_that_were_sorted_among_the_answers_are_no_responses() -> None:
    header = ["StartDate", "EndDate", "Progress", "Finished", "ResponseId", "Q1"]
    under = [["Start Date", "End Date", "Progress", "Finished", "Response ID", "Why?"], ['{"ImportId":"x"}'] * 6]
    row = ["2024-10-20", "2024-10-20", "100", "True"]
    intake = taken(table(header, [*row, "R_1aaaaaaaaaaaa", "a"], [*row, "R_2aaaaaaaaaaaa", "b"], *under))
    assert reasons(intake, "row") == {"repeated header row": 2}
    assert len(intake.respondents) == 2


def test_a_cell_that_the_reader_refused_is_set_aside() -> None:
    refusals = (Refusal(2, "C", "too long", "x" * 9), Refusal(2, "F", "beyond the header", "stray"))
    intake = taken(table(HEADER, ["1", "a", ""], refusals=refusals))
    assert answers(intake) == {"1:q1": "a"}
    assert reasons(intake, "cell") == {"too long": 1, "beyond the header": 1}
    assert intake.set_aside_values["value"].tolist() == ["x" * 9, "stray"]


def test_a_sheet_without_answers_is_set_aside() -> None:
    intake = taken(Workbook((sheet(["Notes"], ["made in October"], name="Guide"), sheet(HEADER, ["1", "a", "b"]))))
    assert answers(intake) == {"1:q1": "a", "1:q2": "b"}
    assert reasons(intake, "cell") == {"sheet without answers to the questionnaire": 2}
    assert intake.set_aside_values["column"].tolist() == ["Guide!A", "Guide!A"]


def test_two_sheets_of_answers_are_both_read() -> None:
    both = Workbook((sheet(HEADER, ["1", "a", "b"], name="May"), sheet(HEADER, ["2", "c", "d"], name="June")))
    intake = taken(both)
    assert len(intake.respondents) == 2
    assert intake.received["source_column"].tolist() == ["May!B", "May!C", "June!B", "June!C"]


def test_the_options_of_a_question_are_one_answer() -> None:
    given = table(
        ["Respondent ID", "Collector ID", "Start Date", "Why?", "", "", "How?"],
        ["", "", "", "Cost", "Skills", "Other (please specify)", "Open-Ended Response"],
        ["118", "7", "10/20/2024", "Cost", "", "the grid", "thus"],
        ["119", "7", "10/20/2024", "", "", "", "so"],
    )
    intake = taken(given)
    assert answers(intake) == {"118:q1": "Cost; the grid", "118:q2": "thus", "119:q1": "", "119:q2": "so"}
    assert counts(intake, "cell")["received"] == 14


def test_several_answers_of_one_respondent_to_one_question_are_numbered() -> None:
    long = ["respondent_id", "question", "answer"]
    intake = taken(table(long, ["1", "Q1", "a"], ["1", "Q1", "b"], ["2", "Q1", "c"], ["2", "Q2", ""], ["3", "", ""]))
    assert answers(intake) == {"1:q1": "a", "1:q1:2": "b", "2:q1": "c", "2:q2": ""}
    assert len(intake.respondents) == 3
    assert counts(intake, "cell") == {"received": 15, "administrative": 10, "answer": 3, "blank": 2}


def test_an_answer_without_a_label_is_a_general_one() -> None:
    intake = taken(table(["respondent_id", "question", "answer"], ["1", "Q1", "a"], ["1", "", "b"], ["2", "Q1", "c"]))
    assert answers(intake)["1:general"] == "b"


def test_one_e_mail_address_is_one_respondent_who_came_again() -> None:
    header = ["ID", "Email", "Q1"]
    intake = taken(
        table(header, ["1", "a@example.org", "a"], ["2", "b@example.org", "b"], ["3", "A@Example.org ", "c"])
    )
    assert intake.respondents["repeat_of"].tolist() == ["", "", "1"]


def test_an_id_column_of_e_mail_addresses_is_not_an_id() -> None:
    intake = taken(table(HEADER, ["a@example.org", "a", "b"], ["b@example.org", "c", "d"]))
    assert not intake.respondents["respondent_id"].str.contains("@").any()
    assert len(intake.private) == 2


def test_names_are_no_ids_and_stay_in_the_restricted_table() -> None:
    intake = taken(table(["Respondent", "Q1"], ["Ann Example", "a"], ["Shell", "b"], ["Ann Example", "c"]))
    assert intake.respondents["respondent_id"].str.startswith("r-").all()
    assert sorted(set(intake.private["value"])) == ["Ann Example", "Shell"]
    assert intake.reviews["what"].str.contains("do not look like ids").any()
    assert len(intake.received) == 3


def test_answers_of_one_name_in_a_long_sheet_are_one_respondents() -> None:
    rows = [["Ann Example", "Q1", "a"], ["Ann Example", "Q2", "b"], ["Shell", "Q1", "c"]]
    intake = taken(table(["Respondent", "Question", "Answer"], *rows))
    assert [answer.rpartition(":")[2] for answer in answers(intake)] == ["q1", "q2", "q1"]
    assert len(intake.respondents) == 2
    assert not intake.respondents["respondent_id"].str.contains("Ann|Shell").any()


def test_personal_details_in_a_long_sheet_are_no_answers() -> None:
    rows = [["1", "What is your name?", "Ann Example"], ["1", "Q9", "a@example.org"], ["1", "Q1", "a"]]
    intake = taken(table(["respondent_id", "question", "answer"], *rows))
    assert answers(intake) == {"1:q1": "a"}
    assert intake.private[["field", "value"]].to_numpy().tolist() == [
        ["person", "Ann Example"],
        ["email", "a@example.org"],
    ]
    assert counts(intake, "cell") == {"received": 9, "administrative": 6, "personal": 2, "answer": 1}


def test_a_stray_name_among_ids_is_no_id() -> None:
    intake = taken(table(HEADER, *([str(n), "a", "b"] for n in range(9)), ["Ann Example", "c", "d"]))
    assert "Ann Example" not in set(intake.respondents["respondent_id"])
    assert intake.reviews["what"].str.contains("look like names").any()


def test_every_file_that_cannot_be_read_is_named() -> None:
    broken = [UnreadableFile(Problem("it is damaged.", "", f"{name}.xlsx")) for name in "ab"]
    with pytest.raises(UnreadableFile) as caught:
        taken(broken[0], table(HEADER, ["1", "a", "b"]), broken[1])
    assert [problem.file for problem in caught.value.problems] == ["a.xlsx", "b.xlsx"]


def test_a_set_up_workbook_gives_no_rows_and_says_so() -> None:
    set_up = Workbook(
        (
            sheet(
                ["Open Questions", "", ""], ["Column ID", "Number", "Title"], ["B", "1", "Why?"], name="Open questions"
            ),
        )
    )
    intake = taken(set_up)
    assert intake.received.empty
    assert "no answers in this file" in intake.reviews["what"][0]


RESPONSES = sheet(
    ["respondent_id", "Support?", "Support? Explain", "Region?"], ["1", "Yes", "because", "Wales"], name="Responses"
)
DEMOGRAPHICS = sheet(["Column letter", "Demographics label"], ["D", "Region"], name="Demographics")
HYBRID = sheet(
    ["Free-text column letter", "Question number", "Question text", "Multiple-choice column letter"],
    ["C", "1", "Why?", "B"],
    name="Hybrid Questions",
)


PAIR = questionnaire("Why?", Question(id="q1_choice", number="1", label="Why?", type=QuestionType.CLOSED))
RESPONSE_ROWS = [list(row) for row in RESPONSES.rows]


def test_every_sheet_that_a_set_up_fits_is_read() -> None:
    email = sheet(RESPONSE_ROWS[0], ["2", "No", "since", "Wales"], name="Email responses")
    intake = taken(Workbook((RESPONSES, email, DEMOGRAPHICS, HYBRID)), asked=PAIR)
    assert answers(intake)["2:q1"] == "since"
    assert counts(intake, "row")["kept"] == 2


def test_a_set_up_fits_a_sheet_of_another_name() -> None:
    online = sheet(*RESPONSE_ROWS, name="Online")
    assert answers(taken(Workbook((online, DEMOGRAPHICS, HYBRID)), asked=PAIR))["1:q1"] == "because"


def test_a_sheet_beside_a_set_up_is_read_by_its_own_headings_or_set_aside_with_its_cells() -> None:
    other = sheet(["Name", "Support? Explain"], ["Ann Example", "since"], name="Email")
    guide = sheet(["How to use"], ["Fill in the sheet"], name="Guide")
    asked = questionnaire(Question(id="q1", number="1", label="Why?", aliases=("Support? Explain",)), PAIR.questions[1])
    intake = taken(Workbook((RESPONSES, other, guide, DEMOGRAPHICS, HYBRID)), asked=asked)
    assert "since" in answers(intake).values()
    assert reasons(intake, "cell") == {"sheet without answers to the questionnaire": 2}


def test_a_list_of_questions_is_administrative_only_beside_what_it_explains() -> None:
    listed = table(["label", "wording"], ["Q1", "Why do it?"], ["Q2", "How is it to be done?"])
    alone = taken(listed)
    assert counts(alone, "cell") == {"received": 6, "set_aside": 6}
    beside = taken(table(HEADER, ["1", "a", "b"]), listed)
    assert counts(beside, "cell")["administrative"] == 7


def test_set_up_sheets_say_what_the_columns_are() -> None:
    book = Workbook((RESPONSES, DEMOGRAPHICS, HYBRID))
    choice = Question(id="q1_choice", number="1", label="Why?", type=QuestionType.CLOSED)
    asked = questionnaire("Why?", choice)
    intake = taken(book, asked=asked)
    assert answers(intake) == {"1:q1_choice": "Yes", "1:q1": "because"}
    assert intake.respondents["region"].tolist() == ["wales"]
