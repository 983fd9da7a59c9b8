import datetime
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given

from consult.errors import InputError, UnreadableFile, UnsafeFile
from consult.ingest import safety
from consult.ingest.content import Sheet
from consult.ingest.heading import letter
from consult.ingest.readers import xlsx
from consult.settings import IngestSettings
from tests.ingest.readers.samples import TABLE
from tests.ingest.readers.tables import IN_XML, PROPERTY, SETTINGS, kept, only, tables
from tests.ingest.readers.xlsx_by_hand import book, cell, worksheet


def saved(folder: Path, fill: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> Path:
    workbook = openpyxl.Workbook()
    fill(workbook.worksheets[0])
    workbook.save(path := folder / "answers.xlsx")
    return path


def by_hand(folder: Path, rows: str, **more: str) -> Sheet:
    return only(xlsx.read(book(folder / "answers.xlsx", worksheet(rows, **more)), SETTINGS))


@PROPERTY
@given(table=tables(IN_XML))
def test_every_cell_comes_back(table: list[list[str]], tmp_path: Path) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for number, row in enumerate(table, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value).data_type = "s"

    assert only(xlsx.read(saved(tmp_path, fill), SETTINGS)).rows == kept(table)


def test_values_are_written_as_a_person_reads_them(tmp_path: Path) -> None:
    values = [
        (7.0, "7"),
        (0.1 + 0.2, "0.3"),
        (7.25, "7.25"),
        (-3, "-3"),
        (12_345_678_901_234, "12345678901234"),
        (True, "TRUE"),
        (datetime.date(2024, 1, 2), "2024-01-02"),
        (datetime.datetime(2024, 1, 2, 3, 4, 5), "2024-01-02T03:04:05"),  # noqa: DTZ001  (cells have no zone)
        (datetime.time(3, 4, 5), "03:04:05"),
        (datetime.timedelta(hours=25, minutes=3), "25:03:00"),
        ("007", "007"),
    ]
    path = saved(tmp_path, lambda sheet: sheet.append([value for value, _ in values]))
    assert only(xlsx.read(path, SETTINGS)).rows[0] == [text for _, text in values]


def test_cells_stay_where_the_spreadsheet_shows_them(tmp_path: Path) -> None:
    sheet = by_hand(
        tmp_path, f'<row r="3">{cell("C3", "id")}{cell("D3", "Q1")}</row><row r="4">{cell("C4", "R1")}</row>'
    )
    assert (sheet.first_row, sheet.rows[2], sheet.rows[3]) == (1, ["", "", "id", "Q1"], ["", "", "R1", ""])


def test_a_formula_counts_as_its_stored_value_and_is_noted(tmp_path: Path) -> None:
    formula = '<c r="B2"><f>SUM(1,6)</f><v>7</v></c><c r="C2" t="str"><f>""</f><v></v></c>'
    sheet = by_hand(tmp_path, f'<row r="1">{cell("A1", "id")}</row><row r="2">{cell("A2", "R1")}{formula}</row>')
    assert sheet.rows[1][:2] == ["R1", "7"]
    assert sheet.notes == ("Formulas in columns B and C (2 cells): their stored values were read, none was run.",)
    assert sheet.refusals == ()


def test_a_formula_without_a_stored_value_is_refused_and_never_run(tmp_path: Path) -> None:
    sheet = only(xlsx.read(saved(tmp_path, lambda sheet: [sheet.append(row) for row in TABLE]), SETTINGS))
    (refusal,) = sheet.refusals
    assert (refusal.row, refusal.column, refusal.value) == (5, "C", "=1+1")
    assert refusal.reason == "formula without a stored value"
    assert sheet.rows[4][2] == ""


def test_a_cell_that_shows_an_error_is_refused(tmp_path: Path) -> None:
    sheet = by_hand(tmp_path, f'<row r="1">{cell("A1", "id")}<c r="B1" t="e"><v>#REF!</v></c></row>')
    assert [(one.row, one.column, one.value) for one in sheet.refusals] == [(1, "B", "#REF!")]


def test_merged_headers_are_written_into_each_cell_and_merged_answers_are_not(tmp_path: Path) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet.append(["id", "Q1 How much?", None, None])
        sheet.append([None, "Now", "Later", "Never"])
        sheet.append(["R1", "one answer", None, None])
        for block in ("B1:D1", "A1:A2", "B3:C3"):
            sheet.merge_cells(block)

    sheet = only(xlsx.read(saved(tmp_path, fill), SETTINGS))
    assert sheet.rows[0] == ["id", "Q1 How much?", "Q1 How much?", "Q1 How much?"]
    assert sheet.rows[1] == ["id", "Now", "Later", "Never"]
    assert sheet.rows[2] == ["R1", "one answer", "", ""]
    assert sheet.notes == (
        "Cells A1:A2, B1:D1 are merged in the header; the value was written into each cell.",
        "Cells B3:C3 are merged; the value stands in the first cell only.",
    )


def test_a_title_merged_over_the_whole_row_goes_no_further_than_the_table(tmp_path: Path) -> None:
    rows = f'<row r="1">{cell("A1", "Title")}</row><row r="2">{cell("A2", "id")}{cell("B2", "Q1")}</row>'
    sheet = by_hand(tmp_path, rows, after='<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>')
    assert sheet.rows == [["Title", "Title"], ["id", "Q1"]]


def test_hidden_sheets_are_read_and_empty_ones_are_named(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["id"])
    hidden = workbook.create_sheet("Extra")
    hidden.append(["note"])
    hidden.sheet_state = "hidden"
    workbook.create_sheet("Blank")
    workbook.create_chartsheet("Graph")
    workbook.save(path := tmp_path / "answers.xlsx")
    first, extra = xlsx.read(path, SETTINGS).sheets
    assert extra.notes == ("The sheet is hidden in the workbook; it was read all the same.",)
    assert first.notes == (
        'Sheet "Blank" holds no cells and was left out.',
        'The chart sheet "Graph" holds no cells and was left out.',
    )


def test_what_else_the_workbook_holds_is_noted(tmp_path: Path) -> None:
    rows = f'<row r="1">{cell("A1", "id")}</row>'
    extra = {"xl/media/image1.png": b"x", "xl/comments1.xml": b"<a/>", "xl/vbaProject.bin": b"x"}
    sheet = only(xlsx.read(book(tmp_path / "a.xlsx", worksheet(rows), extra=extra), SETTINGS))
    assert sheet.notes == (
        "The workbook also holds pictures (1 parts), which were not read.",
        "The workbook also holds cell comments (1 parts), which were not read.",
        "The workbook holds macros, which were not run.",
    )


def test_shared_texts_are_read(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    path = book(tmp_path / "a.xlsx", worksheet(rows), shared=["one", "two  spaced"])
    assert only(xlsx.read(path, SETTINGS)).rows == [["two  spaced", "one"]]


@pytest.mark.parametrize(
    "far",
    [
        cell("XFD1048576", "far"),
        cell("XFD1048576", "far").replace('"', "'"),
        cell("XFD1048576", "far").replace(" r=", "\n r  =\t"),
        cell("&#88;FD1048576", "far"),
    ],
)
def test_two_cells_in_far_corners_do_not_fill_the_memory(far: str, tmp_path: Path) -> None:
    with pytest.raises(UnsafeFile, match="spans 1,048,576 rows and 16,384 columns"):
        by_hand(tmp_path, f'<row r="1">{cell("A1", "id")}{far}</row>')


@pytest.mark.parametrize("name", ["XFD3050", "A1048576", "T700000"])
def test_a_far_cell_does_not_make_a_rectangle_of_nothing(name: str, tmp_path: Path) -> None:
    first = "".join(cell(f"{chr(65 + n)}1", "id") for n in range(20))
    rows = f'<row r="1">{first}</row><row r="{name.lstrip("ADFTX")}">{cell(name, "far")}</row>'
    with pytest.raises(UnsafeFile, match=r"of which the file gives only 21\. Delete stray cells"):
        by_hand(tmp_path, rows)


def test_a_far_cell_that_is_only_coloured_is_nothing(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert by_hand(tmp_path, f'<row r="1">{cell("A1", "id")}</row>{far}').rows == [["id"]]


def test_a_far_cell_in_a_prefixed_document_is_seen_too(tmp_path: Path) -> None:
    rows = '<x:row r="1"><x:c r="XFD1048576" t="n"><x:v>1</x:v></x:c><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    with pytest.raises(UnsafeFile, match="spans"):
        by_hand(tmp_path, rows, prefix="x")


def test_text_that_looks_like_a_far_reference_is_only_text(tmp_path: Path) -> None:
    text = ' r="XFD1048576" <not> t="e" ='.replace("<", "&lt;")
    sheet = by_hand(tmp_path, f'<row r="1">{cell("A1", "id")}{cell("B1", text)}</row>')
    assert len(sheet.rows[0]) == 2
    assert sheet.refusals == ()


def test_a_long_text_shared_by_many_cells_does_not_fill_the_memory(tmp_path: Path) -> None:
    cells = '<c r="A1" t="s"><v>0</v></c>' * 2_000
    path = book(tmp_path / "a.xlsx", worksheet(f'<row r="1">{cells}</row>'), shared=["x" * 10_000, "y"])
    with pytest.raises(UnsafeFile, match="20 MB of text"):
        xlsx.read(path, IngestSettings(max_file_megabytes=10))


def test_a_document_type_declaration_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(InputError):
        by_hand(tmp_path, f'<row r="1">{cell("A1", "&b;")}</row>', before=bomb)


def test_a_binary_workbook_is_named(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsb", worksheet(""), extra={"xl/workbook.bin": b"x"})
    with pytest.raises(UnreadableFile, match=r"binary Excel workbook .*Save it as \.xlsx"):
        xlsx.read(path, SETTINGS)


def test_a_workbook_of_empty_sheets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no sheet of the workbook holds anything"):
        by_hand(tmp_path, "")


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", worksheet(f'<row r="1">{cell("A1", "id")}</row>'))
    data = bytearray(path.read_bytes())
    data[safety.open_archive(path, SETTINGS).members["xl/worksheets/sheet1.xml"].header_offset + 60] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="damaged"):
        xlsx.read(path, SETTINGS)


def survey(folder: Path, *, shared: bool) -> Path:
    """Write 3,000 rows of 49 columns with nine answers of sixty words in each, texts in the cells or shared."""
    words = ["grid", "skills", "planning", "energy", "ports", "finance", "rules", "regional", "firms", "costs", "delay"]
    answers = [" ".join(words[(n * 7 + at * at * 3 + n % 13 * at) % 11] for at in range(60)) for n in range(997)]
    texts = [*answers, "Yes", "No"]

    def filled(reference: str, n: int) -> str:
        return f'<c r="{reference}" t="s"><v>{n}</v></c>' if shared else cell(reference, texts[n])

    def row(n: int) -> str:
        kinds = (n * at % 997 if at % 5 == 3 else 997 + at % 2 for at in range(49))
        return f'<row r="{n}">{"".join(filled(f"{letter(at)}{n}", kind) for at, kind in enumerate(kinds))}</row>'

    rows = "".join(map(row, range(1, 3_001)))
    return book(folder / "answers.xlsx", worksheet(rows), shared=texts if shared else ())
