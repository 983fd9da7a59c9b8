"""Every layout names its own header rows, and no other layout's."""

import pytest

from consult import registry
from consult.ingest.content import Sheet
from consult.ingest.reading import lay_out
from consult.ingest.table.grid import Grid
from tests.ingest.workbooks import sheet

QUALTRICS = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId", "Q1", "Q2", "Q2 - Topics"]
TEXTS = ["Anfangsdatum", "Enddatum", "Antworttyp", "Stand", "Beendet", "Antwort-ID", "Why?", "How?", "Q2 - Topics"]
IMPORT = [f'{{"ImportId":"{name}"}}' for name in QUALTRICS]
DATA = ["2024-10-20 10:00:00", "2024-10-20 10:05:00", "0", "100", "1", "R_1", "because", "thus", ""]

SHEETS: dict[str, tuple[Sheet, str, int, int]] = {
    "qualtrics with three header rows": (sheet(QUALTRICS, TEXTS, IMPORT, DATA), "qualtrics, 3 header rows", 3, 1),
    "qualtrics with names and import ids": (sheet(QUALTRICS, IMPORT, DATA), "qualtrics, 2 header rows", 2, 1),
    "qualtrics with names and texts": (sheet(QUALTRICS, TEXTS, DATA), "qualtrics, 2 header rows", 2, 1),
    "qualtrics with names alone": (sheet(QUALTRICS, DATA, DATA), "qualtrics, 1 header row", 1, 2),
    "older qualtrics": (
        sheet(
            ["V1", "V2", "V3", "V4", "V5", "Q1", ""],
            ["ResponseID", "IPAddress", "Status", "StartDate", "EndDate", "Why?", ""],
            ["R_1", "192.0.2.1", "0", "2017-07-18 08:28:09", "2017-07-18 08:28:48", "because", ""],
        ),
        "qualtrics, 2 header rows",
        2,
        1,
    ),
    "surveymonkey": (
        sheet(
            ["Respondent ID", "Collector ID", "Start Date", "Which apply?", "", "", "Why?"],
            ["", "", "", "Cost", "Skills", "Other (please specify)", "Open-Ended Response"],
            ["118", "7", "10/20/2024", "Cost", "", "grid", "because"],
        ),
        "surveymonkey, 2 header rows",
        2,
        1,
    ),
    "limesurvey": (
        sheet(
            ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "Q01[SQ001]. Which? [Cost]"],
            ["1", "", "2", "Yes"],
        ),
        "limesurvey",
        1,
        1,
    ),
    "limesurvey with codes alone": (
        sheet(["id", "submitdate", "lastpage", "startlanguage", "Q01[SQ001]"], ["1", "", "2", "en", "Y"]),
        "limesurvey",
        1,
        1,
    ),
    "limesurvey with texts alone": (
        sheet(
            ["Response ID", "Date submitted", "Last page", "Start language", "Which? [Cost]"],
            ["1", "", "2", "en", "Yes"],
        ),
        "limesurvey",
        1,
        1,
    ),
    "microsoft forms": (
        sheet(["ID", "Start time", "Completion time", "Email", "Name", "Why?"], ["1", "a", "b", "c", "d", "e"]),
        "Microsoft Forms",
        1,
        1,
    ),
    "google forms": (sheet(["Timestamp", "Why?"], ["2024/10/20", "because"]), "Google Forms", 1, 1),
    "ident codes": (
        sheet(["Ident 1", "Ident 2"], ["What is your name?", "Why?"], ["", "because"]),
        "government, Ident codes and questions",
        2,
        1,
    ),
    "one answer a row": (
        sheet(["sub_num", "sub_label", "sub_value"], ["1", "Q01 Why", "a"], ["1", "Q02 How", "b"]),
        "one answer a row",
        1,
        2,
    ),
    "list of questions": (
        sheet(["sub_field", "sub_label"], ["Why should we?", "Q01 Why"], ["How should we?", "Q02 How"]),
        "list of questions",
        1,
        2,
    ),
    "numbered responses": (
        sheet(["Number", "Text"], ["1", "The plan is bad for my town"], ["2", "No views on this one"]),
        "one header row",
        1,
        2,
    ),
    "options below a question": (
        sheet(
            ["UserNo", "UserID", "Started", "Ended", "Q1. Why?", "Q2. Tick all that apply", ""],
            ["", "", "", "", "", "Cost", "Skills"],
            ["1", "100", "03/02/2025", "03/02/2025", "because", "Cost", ""],
            ["2", "101", "03/02/2025", "03/02/2025", "thus", "", "Skills"],
        ),
        "SmartSurvey, and one below it",
        2,
        2,
    ),
    "a title over questions": (
        sheet(
            ["ID", "Barriers", "Barriers", "Q3. How?"],
            ["ID", "Q1. Why?", "Q2. When?", ""],
            ["1", "because", "2019", "thus"],
        ),
        "one header row, and one below it",
        2,
        1,
    ),
    "a title over the whole table": (
        sheet(["Responses", "Responses", "Responses"], ["ID", "Barriers", "Help"], ["1", "because", "thus"]),
        "one header row, and one below it",
        2,
        1,
    ),
    "replies without a header": (
        sheet(
            ["3", "", "Wales", "Yes", "Yes", ""],
            ["4", "", "Wales", "No", "Yes", ""],
            ["5", "", "Fife", "No", "No", ""],
        ),
        "no header row",
        0,
        3,
    ),
    "columns without a heading": (
        sheet(["ID", "Q1. Why?", ""], ["1", "because", "see attached"], ["2", "thus", ""]),
        "one header row",
        1,
        2,
    ),
    "one header row": (sheet(["Why?", "How?"], ["because", "thus"]), "one header row", 1, 1),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_layout_is_recognised_with_its_header_rows(name: str) -> None:
    given, layout, n_headers, n_rows = SHEETS[name]
    grid = lay_out(given)
    assert (grid.layout, len(grid.header_rows), len(grid.rows)) == (layout, n_headers, n_rows)


@pytest.mark.parametrize("name", registry.names("consult.ingest.layouts"))
def test_every_layout_says_how_sure_it_is_of_any_sheet_and_reads_what_it_is_sure_of(name: str) -> None:
    layout = registry.load("consult.ingest.layouts", name)
    for given, *_ in SHEETS.values():
        sure = layout.recognise(given)
        assert 0 <= sure <= 1
        if sure:
            grid = layout.read(given)
            assert isinstance(grid, Grid)
            assert len(grid.columns) == len(given.rows[0])
            assert [given.rows[number - 1] for number in grid.numbers] == grid.rows


def test_a_blank_line_after_the_header_is_no_row() -> None:
    grid = lay_out(sheet(["Why?", "How?"], ["", ""], ["because", "thus"]))
    assert list(grid.numbers) == [3]
    assert "1 blank row around the answers left out" in grid.notes


def test_titles_above_the_header_are_no_header() -> None:
    grid = lay_out(sheet(["Export of 20 October"], [""], ["Why?", "How?", "When?"], ["a", "b", "c"]))
    assert [column.heading for column in grid.columns] == ["Why?", "How?", "When?"]
    assert grid.header_rows == (1, 3)


def test_a_sheet_without_headers_says_so_and_keeps_its_first_row() -> None:
    grid = lay_out(sheet(["2024-10-20", "Yes", "a"], ["2024-10-21", "No", "b"]))
    assert grid.headless
    assert len(grid.rows) == 2
    assert [column.heading for column in grid.columns] == ["Column A", "Column B", "Column C"]


def test_columns_of_one_header_are_told_apart() -> None:
    grid = lay_out(sheet(["Why?", "why", "Why? (2)"], ["a", "b", "c"]))
    assert [column.heading for column in grid.columns] == ["Why?", "why (2)", "Why? (2) (2)"]


def test_surveymonkey_options_are_one_group() -> None:
    grid = lay_out(SHEETS["surveymonkey"][0])
    assert [column.option for column in grid.columns if column.group] == ["Cost", "Skills", "Other (please specify)"]


def test_options_below_a_question_are_one_group_and_titles_give_way_to_headings() -> None:
    columns = lay_out(SHEETS["options below a question"][0]).columns
    assert [(one.group, one.option) for one in columns if one.group] == [
        ("Q2. Tick all that apply", "Cost"),
        ("Q2. Tick all that apply", "Skills"),
    ]
    headings = [one.heading for one in lay_out(SHEETS["a title over questions"][0]).columns]
    assert headings == ["ID", "Q1. Why?", "Q2. When?", "Q3. How?"]


def test_a_first_respondent_without_dates_is_no_header_row_of_qualtrics() -> None:
    rows = [
        ["ResponseId", "Status", "Finished", "Q1"],
        ["1001", "IP Address", "True", "Planning is slow in our town."],
        ["1002", "IP Address", "True", "So is everything else."],
    ]
    assert len(registry.load("consult.ingest.layouts", "qualtrics").read(Sheet("", rows)).rows) == 2


@pytest.mark.parametrize(
    ("own", "headings"),
    [
        (["id", "submitdate", "lastpage", "seed"], ["Q1[SQ001]", "Q1[SQ002]"]),
        (["Response ID", "Date submitted", "Last page", "Seed"], ["Which? [Cost]", "Which? [Land]"]),
        (
            ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "seed. Seed"],
            ["Q1[A]. Which? [Cost]", "Q1[B]. Which? [Land]"],
        ),
    ],
)
def test_limesurvey_options_are_one_group_however_headings_are_written(own: list[str], headings: list[str]) -> None:
    columns = lay_out(sheet([*own, *headings], ["1"] * 6)).columns[len(own) :]
    assert len({column.group for column in columns}) == 1
    assert len({column.option for column in columns}) == 2


@pytest.mark.parametrize("comment", ["Q1[comment]", "Q1[SQ001comment]", "Q1[comment]. Which? [Comment]"])
def test_a_comment_beside_a_choice_of_limesurvey_is_no_option(comment: str) -> None:
    columns = lay_out(sheet(["id", "submitdate", "lastpage", "seed", "Q1", comment], ["1"] * 6)).columns[4:]
    assert [column.group for column in columns] == ["", ""]


def test_qualtrics_options_keep_their_wording_and_a_column_to_write_in_has_none() -> None:
    names = ["StartDate", "EndDate", "Progress", "Q1_1", "Q1_2", "Q1_2_TEXT"]
    texts = ["Which? - Selected Choice - Cost", "Which? - Selected Choice - Other", "Which? - Other - Text"]
    rows = [names, ["Start Date", "End Date", "Progress", *texts], ["2024-10-20", "2024-10-20", "100", "Cost", "", ""]]
    columns = lay_out(sheet(*rows)).columns[3:]
    assert [column.option for column in columns] == ["Cost", "Other", ""]
    assert columns[0].text == "Which? - Cost"


def test_control_characters_of_headers_are_made_visible() -> None:
    grid = lay_out(sheet(["\x1b[31mWhy\x1b[0m", "Ho\u202ew\x07"], ["a", "b"]))
    assert [column.heading for column in grid.columns] == ["␛[31mWhy␛[0m", "How␇"]
