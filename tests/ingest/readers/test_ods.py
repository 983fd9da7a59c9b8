from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pandas as pd
import pytest
from hypothesis import given

from consult.errors import UnreadableFile, UnsafeFile
from consult.ingest.content import Sheet
from consult.ingest.readers import ods
from tests.ingest.readers.tables import IN_XML, PROPERTY, SETTINGS, kept, only, tables

NAMES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


def book(path: Path, tables: str, *, styles: str = "", before: str = "", manifest: str = "<manifest/>") -> Path:
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"{before}<office:document-content{NAMES} xmlns:calcext='c'>{styles}{body}</office:document-content>"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def read(folder: Path, rows: str, **more: str) -> Sheet:
    path = book(folder / "answers.ods", f'<table:table table:name="A">{rows}</table:table>', **more)
    return only(ods.read(path, SETTINGS))


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(*paragraphs: str, attributes: str = "") -> str:
    inner = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def value(kind: str, name: str, text: str) -> str:
    return cell("shown", attributes=f'office:value-type="{kind}" office:{name}="{text}"')


@PROPERTY
@given(table=tables(IN_XML))
def test_every_cell_comes_back(table: list[list[str]], tmp_path: Path) -> None:
    pd.DataFrame(table).to_excel(path := tmp_path / "answers.ods", engine="odf", index=False, header=False)
    assert only(ods.read(path, SETTINGS)).rows == kept(table)


def test_values_are_written_as_a_person_reads_them(tmp_path: Path) -> None:
    cells = [
        value("float", "value", "7"),
        value("percentage", "value", "0.5"),
        value("date", "date-value", "2024-01-02"),
        value("date", "date-value", "2024-01-02T03:04:05"),
        value("time", "time-value", "PT25H03M00S"),
        value("boolean", "boolean-value", "true"),
    ]
    assert read(tmp_path, row(*cells)).rows == [["7", "0.5", "2024-01-02", "2024-01-02T03:04:05", "25:03:00", "TRUE"]]


def test_paragraphs_tabs_breaks_and_spaces_keep_words_apart(tmp_path: Path) -> None:
    text = 'x<text:s text:c="3"/>y<text:tab/>z<text:line-break/><text:span>w</text:span>'
    assert read(tmp_path, row(cell("one", "two"), cell(text))).rows == [["one\ntwo", "x   y\tz\nw"]]


def test_comments_are_not_taken_for_text(tmp_path: Path) -> None:
    comment = "<office:annotation><text:p>mine</text:p></office:annotation><text:p>theirs</text:p>"
    sheet = read(tmp_path, row(f"<table:table-cell>{comment}</table:table-cell>"))
    assert sheet.rows == [["theirs"]]
    assert sheet.notes == ('"A" also holds 1 cell comments, which were not read.',)


def test_repeated_cells_and_rows_are_written_out_and_blank_ones_at_the_end_are_none(tmp_path: Path) -> None:
    rows = [
        row(cell("a", attributes='table:number-columns-repeated="2"'), attributes='table:number-rows-repeated="2"'),
        row(cell(attributes='table:number-columns-repeated="3"'), cell("b")),
        row(
            cell(attributes='table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048000"'
        ),
    ]
    assert read(tmp_path, "".join(rows)).rows == [["a", "a", "", ""], ["a", "a", "", ""], ["", "", "", "b"]]


def test_a_cell_repeated_over_the_whole_sheet_does_not_fill_the_memory(tmp_path: Path) -> None:
    everywhere = row(
        cell("a", attributes='table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048576"'
    )
    with pytest.raises(UnsafeFile, match="spans 1,048,576 rows and 16,384 columns"):
        read(tmp_path, everywhere)


def test_a_few_cells_repeated_many_times_do_not_fill_the_memory(tmp_path: Path) -> None:
    many = row(
        cell("a", attributes='table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1000"'
    )
    with pytest.raises(UnsafeFile, match="of which the file gives only 1"):
        read(tmp_path, many)


def test_a_far_cell_does_not_make_a_rectangle_of_nothing(tmp_path: Path) -> None:
    below = row(cell("a"), attributes='table:number-rows-repeated="1000"')
    far = row(cell(attributes='table:number-columns-repeated="16383"'), cell("far"))
    with pytest.raises(UnsafeFile, match="spans 1,001 rows and 16,384 columns"):
        read(tmp_path, far + below)


def test_formulas_are_noted_and_one_without_a_stored_value_is_refused(tmp_path: Path) -> None:
    stored = cell("7", attributes='table:formula="of:=1+6" office:value-type="float" office:value="7"')
    unstored = cell(attributes='table:formula="of:=[.A1]"')
    sheet = read(tmp_path, row(cell("id"), stored, unstored))
    assert sheet.rows == [["id", "7", ""]]
    assert [(one.row, one.column, one.value) for one in sheet.refusals] == [(1, "C", "of:=[.A1]")]
    assert "Formulas in columns B and C (2 cells)" in sheet.notes[0]


def test_a_cell_that_shows_an_error_is_refused(tmp_path: Path) -> None:
    wrong = cell("#REF!", attributes='office:value-type="string" calcext:value-type="error"')
    assert read(tmp_path, row(cell("id"), wrong)).refusals[0].reason == "the cell shows the error #REF!"


def test_merged_headers_and_hidden_tables_are_seen(tmp_path: Path) -> None:
    merged = cell("Q1", attributes='table:number-columns-spanned="2" table:number-rows-spanned="1"')
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    sheet = read(
        tmp_path,
        row(merged, "<table:covered-table-cell/>") + row(cell("x"), cell("y")),
        styles=f"<office:automatic-styles>{style}</office:automatic-styles>",
    )
    assert sheet.rows == [["Q1", "Q1"], ["x", "y"]]
    hidden = '<table:table table:name="B" table:style-name="ta2">' + row(cell("x")) + "</table:table>"
    content = ods.read(book(tmp_path / "b.ods", hidden, styles=style), SETTINGS)
    assert only(content).notes == ("The sheet is hidden in the workbook; it was read all the same.",)


def test_a_protected_spreadsheet_asks_for_one_without_a_password(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="protected by a password"):
        read(tmp_path, row(cell("x")), manifest="<manifest><encryption-data/></manifest>")


def test_a_document_type_declaration_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read(tmp_path, row(cell("&b;")), before='<!DOCTYPE a [<!ENTITY b "bbbb">]>')
