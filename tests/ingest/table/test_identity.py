"""Files of the same people give them once; files of other people keep them apart; and a review says which it was."""

import pytest

from consult.ingest.content import Workbook
from consult.ingest.intake import Intake
from consult.ingest.reception import read
from tests.ingest.workbooks import (
    SETTINGS,
    Content,
    Files,
    answers,
    counts,
    opening,
    questionnaire,
    reasons,
    sheet,
    table,
)

ASKED = questionnaire("Why?", "How?")
HEADER = ["ID", "Date submitted", "Q1", "Q2"]
FIRST = [
    ["1", "2024-10-01", "the grid connection takes four years", "pay for the cables"],
    ["2", "2024-10-02", "nobody trains welders in this county", "open the college again"],
    ["3", "2024-10-03", "planning officers are overworked here", "hire two more of them"],
]
SECOND = [
    ["1", "2024-11-11", "our exports wait at the border for days", "simpler customs papers"],
    ["2", "2024-11-12", "energy costs more than our wages do", "No"],
    ["3", "2024-11-13", "no bus goes to the industrial estate", "run a bus to it at six"],
]


def taken(*contents: Content) -> Intake:
    with opening(Files(*contents)) as sources:
        intake = read(sources, ASKED, SETTINGS)
    counts(intake, "cell")
    counts(intake, "row")
    return intake


def wave(rows: list[list[str]], header: list[str] = HEADER) -> Workbook:
    return table(header, *rows)


def respondents(intake: Intake) -> list[str]:
    return list(intake.respondents["respondent_id"])


def reviewed(intake: Intake, words: str) -> bool:
    return bool(intake.reviews["what"].str.contains(words, regex=False).any())


def without(rows: list[list[str]], *columns: int) -> list[list[str]]:
    return [[cell for index, cell in enumerate(row) if index not in columns] for row in rows]


def test_a_second_wave_that_counts_from_one_again_is_other_people() -> None:
    intake = taken(wave(FIRST), wave(SECOND))
    mark = intake.sources["source_id"][1][:4]
    assert respondents(intake) == ["1", "2", "3", f"{mark}-1", f"{mark}-2", f"{mark}-3"]
    assert reviewed(intake, "3 of 3 respondent ids are in an earlier file, which says something else")


def test_a_second_wave_without_dates_is_other_people() -> None:
    intake = taken(wave(without(FIRST, 1), ["ID", "Q1", "Q2"]), wave(without(SECOND, 1), ["ID", "Q1", "Q2"]))
    assert len(respondents(intake)) == 6


def test_two_tabs_that_each_count_from_one_are_other_people() -> None:
    tabs = Workbook((sheet(HEADER, *FIRST, name="Online"), sheet(HEADER, *SECOND, name="Paper")))
    intake = taken(tabs)
    assert len(respondents(intake)) == 6
    assert len(intake.received) == 12


def test_two_platforms_with_ids_of_the_same_shape_are_other_people() -> None:
    numbered = [[f"R{row[0]}", *row[1:]] for row in SECOND]
    other = table(["Respondent", "End date", "How?", "Why?"], *([one[0], one[1], one[3], one[2]] for one in numbered))
    assert len(respondents(taken(wave([[f"R{row[0]}", *row[1:]] for row in FIRST]), other))) == 6


def test_an_export_again_with_a_correction_is_the_same_people() -> None:
    again = [[*row] for row in FIRST]
    again[1][3] = "open the college in the evening"
    intake = taken(wave(FIRST), wave([*again, ["4", "2024-10-04", "rents went up by a third", "cap them"]]))
    assert respondents(intake) == ["1", "2", "3", "4"]
    assert answers(intake)["2:q2"] == "open the college in the evening"
    assert reasons(intake, "cell") == {"superseded by a later file": 1, "already received": 5}
    assert reviewed(intake, "3 of 4 respondent ids are in an earlier file, with mostly the same words")


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0]])
def test_an_export_again_with_more_columns_shuffled_or_renamed_is_the_same_people(order: list[int]) -> None:
    header = ["Respondent ID", "Submitted", "Why?", "2. How?"]
    rows = [[*(row[index] for index in order), "2024-09-30"] for row in reversed(FIRST)]
    intake = taken(wave(FIRST), table([*(header[index] for index in order), "Start time"], *rows))
    assert respondents(intake) == ["1", "2", "3"]
    assert reasons(intake, "row") == {"already received": 3}


def test_a_late_row_under_a_known_id_is_judged_by_its_words() -> None:
    corrected = [["2", "2024-10-02", "nobody trains welders or joiners in this county", "open the college again"]]
    assert len(respondents(taken(wave(FIRST), wave(corrected)))) == 3
    assert len(respondents(taken(wave(FIRST), wave(SECOND[1:2])))) == 4


def test_a_file_after_two_waves_finds_its_own() -> None:
    intake = taken(wave(FIRST), wave(SECOND), wave([[*row[:3], "changed"] for row in SECOND]))
    assert len(respondents(intake)) == 6
    assert sorted(answers(intake).values()).count("changed") == 3


def test_one_row_of_a_re_export_that_says_something_else_is_another_person() -> None:
    intake = taken(wave(FIRST), wave([FIRST[0], FIRST[1], SECOND[2]]))
    assert len(respondents(intake)) == 4
    assert reviewed(intake, "row 4: the respondent id is in an earlier file, which says something else")


def test_a_platforms_own_id_is_the_same_person_in_any_form_and_words() -> None:
    own = "R_2dF7hKq9Lm3Np5T"
    intake = taken(table(["ResponseId", "Q1"], [own, "the grid"]), table(["ResponseId", "Q2"], [own, "the bus"]))
    assert answers(intake) == {f"{own}:q1": "the grid", f"{own}:q2": "the bus"}
    assert reviewed(intake, "1 respondent is in an earlier file, by the ids of the survey platform")


def test_the_same_short_id_in_forms_that_ask_other_questions_is_other_people() -> None:
    intake = taken(table(["ID", "Q1"], ["1", "the grid"]), table(["ID", "Q2"], ["1", "the bus"]))
    assert len(respondents(intake)) == 2


def test_a_late_list_without_questions_changes_what_its_people_allow() -> None:
    first = table(["ID", "May we publish your response?", "Q1"], ["1", "Yes", FIRST[0][2]], ["2", "Yes", FIRST[1][2]])
    intake = taken(first, table(["ID", "May we publish your response?"], ["2", "No"]))
    assert dict(intake.respondents[["respondent_id", "consent"]].values) == {"1": "publish_named", "2": "confidential"}
    assert answers(intake) == {"1:q1": FIRST[0][2], "2:q1": FIRST[1][2]}


def test_a_late_list_that_gives_an_id_another_address_is_of_other_people() -> None:
    first = table(["ID", "Email", "Q1"], ["1", "ann@example.org", FIRST[0][2]])
    intake = taken(first, table(["ID", "Email"], ["1", "bob@example.org"]))
    assert len(respondents(intake)) == 2


def test_rows_of_one_id_that_agree_are_one_respondent_of_whom_the_last_stands() -> None:
    intake = taken(wave([FIRST[0], [*FIRST[0][:3], "pay for half of the cables"], FIRST[1]]))
    assert respondents(intake) == ["1", "2"]
    assert answers(intake)["1:q2"] == "pay for half of the cables"
    assert reasons(intake, "row") == {"duplicate respondent id: another row stands": 1}


def test_a_row_without_an_answer_takes_no_answer_away() -> None:
    blank = [FIRST[0][0], "", "", ""]
    within, later = taken(wave([FIRST[0], blank])), taken(wave(FIRST[:1]), wave([blank]))
    for intake in (within, later):
        assert respondents(intake) == ["1"]
        assert answers(intake) == {"1:q1": FIRST[0][2], "1:q2": FIRST[0][3]}


def test_rows_of_one_id_that_say_something_else_are_other_people() -> None:
    intake = taken(wave([*FIRST, *SECOND]))
    assert len(respondents(intake)) == 6
    assert reviewed(intake, "rows 5, 6 and 7: the respondent id is that of a row above")


@pytest.mark.parametrize("nobody", ["N/A", "Anonymous", "-", "None", "unknown"])
def test_a_word_for_no_id_is_nobodys_id(nobody: str) -> None:
    intake = taken(wave([*FIRST, *([nobody, *row[1:]] for row in (*SECOND, SECOND[0]))]))
    assert respondents(intake)[:3] == ["1", "2", "3"]
    assert len(respondents(intake)) == 7
    assert reviewed(intake, "4 rows have no respondent id but a word for none")


def test_a_name_for_an_id_is_shown_nowhere_and_still_tells_people_apart() -> None:
    rows = [["Jo Bloggs", *FIRST[0][1:]], *FIRST[1:], ["5", *SECOND[0][1:]], ["6", *SECOND[1][1:]]]
    intake = taken(wave(rows), wave([[*row[:3], "changed"] for row in rows]))
    assert len(respondents(intake)) == 5
    assert respondents(intake)[0].startswith("r-")
    assert "Jo Bloggs" not in intake.set_aside.to_csv() + intake.received.to_csv() + intake.reviews.to_csv()


def test_rows_without_ids_that_are_alike_are_two_people() -> None:
    intake = taken(table(["Q1", "Q2"], ["a", "b"], ["a", "b"]))
    first, second = respondents(intake)
    assert first.startswith("r-")
    assert second == f"{first}-2"


def test_short_rows_without_ids_in_two_files_are_other_people() -> None:
    intake = taken(table(["Q1"], ["Yes"], ["No"]), table(["Q1"], ["No"], ["Yes"], ["Perhaps"]))
    assert len(respondents(intake)) == 5


NAMELESS = ["Date submitted", "Q1", "Q2"]


@pytest.mark.parametrize("more", [[], ["Start time"]])
def test_rows_without_ids_come_again_with_most_of_their_file(more: list[str]) -> None:
    rows = without(FIRST, 0)
    again = [[*row, *("2024-09-30" for _ in more)] for row in (*reversed(rows), *without(SECOND, 0))]
    intake = taken(wave(rows, NAMELESS), wave(again, [*NAMELESS, *more]))
    assert len(respondents(intake)) == 6
    assert reasons(intake, "row") == {"already received": 3}
    assert reviewed(intake, "3 respondents are in an earlier file word for word")


def test_a_row_without_id_that_comes_again_alone_is_another_person() -> None:
    rows = without(FIRST, 0)
    assert len(respondents(taken(wave(rows, NAMELESS), wave([rows[0], *without(SECOND, 0)], NAMELESS)))) == 7


def test_a_text_that_many_sent_makes_nobody_the_same() -> None:
    campaign = [["I support the campaign for a fairer business rates system in full"]] * 4
    intake = taken(table(["Q1"], *campaign), table(["Q1"], *campaign[:3], ["another text that nobody else has sent"]))
    assert len(respondents(intake)) == 8


@pytest.mark.parametrize("turned", [False, True])
def test_an_export_again_that_gained_or_lost_its_ids_is_the_same_people(turned: bool) -> None:
    files = [wave(FIRST), wave(without(FIRST, 0), NAMELESS)]
    assert len(respondents(taken(*(reversed(files) if turned else files)))) == 3


def test_an_export_again_with_ids_counted_anew_is_the_same_people() -> None:
    shuffled = [[row[0], *other[1:]] for row, other in zip(FIRST, [FIRST[1], FIRST[2], FIRST[0]], strict=True)]
    intake = taken(wave(FIRST), wave(shuffled))
    assert len(respondents(intake)) == 3
    assert reasons(intake, "row") == {"already received": 3}


def test_long_and_wide_exports_of_the_same_people_are_told_from_those_of_others() -> None:
    header = ["respondent_id", "question", "answer"]
    same = [[row[0], f"Q{n}", row[n + 1]] for row in FIRST for n in (1, 2)]
    others = [[row[0], f"Q{n}", row[n + 1]] for row in SECOND for n in (1, 2)]
    assert len(respondents(taken(wave(FIRST), table(header, *same)))) == 3
    assert len(respondents(taken(wave(FIRST), table(header, *others)))) == 6
    assert len(respondents(taken(table(header, *same[:4]), table(header, *same)))) == 3
    assert len(respondents(taken(table(header, *same), table(header, *others)))) == 6


def test_dates_that_two_programs_write_in_their_own_ways_are_the_same() -> None:
    again = [[row[0], f"{row[1][8:]}/{row[1][5:7]}/{row[1][:4]} 00:00", *row[2:]] for row in FIRST]
    late = [["4", "13/10/2024 00:00", *SECOND[0][2:]]]
    intake = taken(wave(without(FIRST, 0), NAMELESS), wave([*again, *late]))
    assert len(respondents(intake)) == 4
