import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.errors import UnreadableFile
from consult.ingest.content import Sheet
from consult.ingest.readers import delimited
from consult.settings import IngestSettings
from tests.ingest.readers.tables import ANY, PROPERTY, SETTINGS, kept, only, tables

LATIN = st.characters(min_codepoint=0xC0, max_codepoint=0xFF) | st.characters(min_codepoint=0x20, max_codepoint=0x7E)
IN_LATIN = LATIN | st.sampled_from("\n\t")


def read(data: bytes, folder: Path, settings: IngestSettings = SETTINGS) -> Sheet:
    path = folder / "answers.csv"
    path.write_bytes(data)
    return only(delimited.read(path, settings))


def written(table: list[list[str]], delimiter: str = ",", quote_all: bool = False, newline: str = "\r\n") -> str:
    """Write a table as RFC 4180 has it, which the writer of the standard library does not for a bare line end."""

    def field(cell: str) -> str:
        needed = quote_all or any(mark in cell for mark in ('"', delimiter, "\r", "\n"))
        return '"' + cell.replace('"', '""') + '"' if needed else cell

    return newline.join(delimiter.join(field(cell) for cell in row) for row in table) + newline


dialects = itertools.product(",;\t|", (False, True), ("\r\n", "\n", "\r"))


@pytest.mark.parametrize(("delimiter", "quote_all", "newline"), list(dialects))
@settings(PROPERTY, max_examples=8)
@given(table=tables(ANY), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_cell_comes_back(
    delimiter: str, quote_all: bool, newline: str, table: list[list[str]], encoding: str, tmp_path: Path
) -> None:
    data = written(table, delimiter, quote_all, newline).encode(encoding)
    assert read(data, tmp_path).rows == kept(table)


@PROPERTY
@given(table=tables(IN_LATIN))
def test_every_cell_of_a_windows_file_comes_back(table: list[list[str]], tmp_path: Path) -> None:
    try:
        data = written(table).encode("cp1252")
    except UnicodeEncodeError:
        return
    assert read(data, tmp_path).rows == kept(table)


def test_a_file_that_is_not_utf_8_is_noted(tmp_path: Path) -> None:
    sheet = read("id,Q1\nR1,“smart” £5 – naïve\n".encode("cp1252"), tmp_path)
    assert sheet.rows[1][1] == "“smart” £5 – naïve"
    assert sheet.notes == ("The file is not UTF-8; it was read as Windows-1252.",)


def test_mixed_encodings_are_decoded_line_by_line_and_noted(tmp_path: Path) -> None:
    data = "id,Q1\nR1,ŵ café\n".encode() + "R2,café £5\n".encode("cp1252") + "R3,€ plain\n".encode()
    sheet = read(data, tmp_path)
    assert [row[1] for row in sheet.rows[1:]] == ["ŵ café", "café £5", "€ plain"]
    assert "mixes encodings: line 3 read as Windows-1252" in sheet.notes[0]


def test_bytes_that_windows_leaves_undefined_are_kept(tmp_path: Path) -> None:
    assert read(b"id,Q1\nR1,a\x81b\xe9\n", tmp_path).rows[1][1] == "a\x81bé"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding: str, tmp_path: Path) -> None:
    assert read("id\tQ1\nR1\tplain words\n".encode(encoding), tmp_path).rows[1] == ["R1", "plain words"]


def test_text_heavy_cells_do_not_mislead_about_the_delimiter(tmp_path: Path) -> None:
    header = "id;Please say why, if you can;Anything else, at all"
    rows = [f"R{n};Skills, energy, and planning, all of them, {'more, ' * n}so;No, thanks" for n in range(20)]
    sheet = read("\n".join([header, *rows]).encode(), tmp_path)
    assert {len(row) for row in sheet.rows} == {3}
    assert sheet.rows[0][1] == "Please say why, if you can"


def test_answers_with_quoted_line_ends_and_many_semicolons_stay_one_cell(tmp_path: Path) -> None:
    table = [["id", "Q1", "Q2"], *([f"R{n}", "one; two;\nthree; four", '"a", "b"; c'] for n in range(5))]
    assert read(written(table).encode(), tmp_path).rows == table


@pytest.mark.parametrize(("newline", "inner"), [("\n", "\r"), ("\r", "\n")])
def test_a_bare_line_end_of_the_other_kind_stays_in_its_cell(newline: str, inner: str, tmp_path: Path) -> None:
    table = [["id", "Q1", "Q2"], *([f"R{n}", f"one{inner}two", "three"] for n in range(4))]
    text = newline.join(",".join(row) for row in table)
    assert read(text.encode(), tmp_path).rows == table


def test_a_declared_delimiter_is_believed(tmp_path: Path) -> None:
    sheet = read(b"sep=^\nid^Q1\nR1^a,b;c\n", tmp_path)
    assert (sheet.rows, sheet.first_row) == ([["id", "Q1"], ["R1", "a,b;c"]], 2)


def test_one_column_stays_one_column(tmp_path: Path) -> None:
    sheet = read(b"Answer\nGrid, skills and ports\nNo\nPlanning, mostly; then tax\n", tmp_path)
    assert [row[0] for row in sheet.rows] == ["Answer", "Grid, skills and ports", "No", "Planning, mostly; then tax"]


def test_rows_longer_than_the_header_keep_their_cells_and_are_named(tmp_path: Path) -> None:
    sheet = read(b"id,Q1\nR1,a\nR2,b,extra,more\nR3,c\nR4,d\nR5,e\n", tmp_path)
    assert sheet.rows[0] == ["id", "Q1", "", ""]
    assert sheet.rows[2] == ["R2", "b", "extra", "more"]
    assert sheet.notes == ("Row 3 has more cells than the 2 of the header; the extra ones are kept in C to D.",)


def test_rows_shorter_than_the_header_are_padded_and_named(tmp_path: Path) -> None:
    sheet = read(b"id,Q1,Q2\nR1,a,b\nR2,c\nR3,d,e\nR4\n", tmp_path)
    assert sheet.rows[2] == ["R2", "c", ""]
    assert sheet.notes == ("Rows 3 and 5 have fewer cells than the 3 of the header; the missing ones are blank.",)


def test_a_trailing_delimiter_makes_no_column_and_no_note(tmp_path: Path) -> None:
    sheet = read(b"id,Q1,\nR1,a,\nR2,b,\n", tmp_path)
    assert (sheet.rows[0], sheet.notes) == (["id", "Q1"], ())


def test_a_blank_line_after_the_header_is_an_empty_row_and_those_at_the_end_are_none(tmp_path: Path) -> None:
    sheet = read(b"id,Q1\n\nR1,a\n\n\n,\n\n", tmp_path)
    assert sheet.rows == [["id", "Q1"], ["", ""], ["R1", "a"]]
    assert sheet.notes == ("4 blank rows at the end left out.",)


def test_blank_lines_before_the_header_count_as_rows(tmp_path: Path) -> None:
    sheet = read(b"\n\nid,Q1\nR1,a\n", tmp_path)
    assert sheet.first_row == 3
    assert sheet.notes == ("2 blank rows above the first left out.",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_two_files_put_into_one_are_read_whole(end: str, encoding: str, tmp_path: Path) -> None:
    one, other = f"\ufeffid,Q1\nR1,a{end}", "\ufeffid,Q1\nR2,b\n"
    sheet = read((one + other).encode(encoding), tmp_path)
    assert sheet.rows == [["id", "Q1"], ["R1", "a"], ["id", "Q1"], ["R2", "b"]]
    assert sheet.notes[0].startswith("A byte-order mark stood in the middle")


def test_a_mark_inside_a_cell_is_the_texts_own(tmp_path: Path) -> None:
    assert read("id,Q1\nR1,no\ufeffbreak\n".encode(), tmp_path).rows[1][1] == "no\ufeffbreak"


def test_nul_bytes_are_taken_out_and_their_place_is_noted(tmp_path: Path) -> None:
    sheet = read(b"id,Q1\nR1,a" + b"word " * 50 + b"b\x00c\nR2,d\n", tmp_path)
    assert sheet.rows[1][1].endswith("bc")
    assert "column B, row 2" in sheet.notes[0]


def test_a_cell_that_is_too_long_is_refused_with_its_value(tmp_path: Path) -> None:
    long = "x" * 1_001
    sheet = read(f"id,Q1\nR1,{long}\nR2,short\n".encode(), tmp_path, IngestSettings(max_cell_characters=1_000))
    assert sheet.rows[1] == ["R1", ""]
    (refusal,) = sheet.refusals
    assert (refusal.row, refusal.column, refusal.value) == (2, "B", long)
    assert refusal.reason == "cell too long: 1,001 characters, 1,000 allowed"


def test_a_cell_of_fifty_megabytes_is_refused_and_the_rest_is_kept(tmp_path: Path) -> None:
    sheet = read(b'id,Q1\nR1,"' + b"y" * 50_000_000 + b'"\nR2,kept\n', tmp_path)
    assert sheet.rows[1:] == [["R1", ""], ["R2", "kept"]]
    assert len(sheet.refusals[0].value) == 50_000_000


def test_a_quotation_that_never_closes_names_the_row_where_it_opens(tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableFile, match=r"answers\.csv, row 3: the file ends inside a quotation that opens in row 3"
    ):
        read(b'id,Q1\nR1,"a\nb"\nR2,"cut off he\nre,and', tmp_path)


def test_quotation_marks_that_enclose_no_cell_swallow_no_rows(tmp_path: Path) -> None:
    lines = ["id\tQ1", 'R1\t"Skills" are short', 'R2\t"No', "R3\tYes", 'R4\t"Why', "R5\tplain", 'R6\tsaid "no"']
    sheet = read("\n".join(lines).encode(), tmp_path)
    assert sheet.rows == [line.split("\t") for line in lines]
    assert sheet.notes == ("Quotation marks do not enclose cells in this file; they were read as part of the text.",)


def test_a_quotation_mark_in_the_middle_of_a_cell_is_noted(tmp_path: Path) -> None:
    sheet = read(b'id,Q1,Q2\nR1,"a, b",c\nR2,"a "quoted" word",c\nR3,"d, e",f\n', tmp_path)
    assert [row[0] for row in sheet.rows] == ["id", "R1", "R2", "R3"]
    assert "in the middle of a cell of record 3" in sheet.notes[0]


def test_only_blank_lines_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="only blank lines"):
        read(b"\r\n\r\n \n\n".replace(b" ", b""), tmp_path)


def test_a_header_alone_is_a_sheet(tmp_path: Path) -> None:
    assert read(b"id;Q1;Q2", tmp_path).rows == [["id", "Q1", "Q2"]]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "n_rows", "n_columns"),
    [
        ("survey_exports/qualtrics_sample_3header.csv", 4, 20),
        ("igov_consult_fixtures/responses_biomass_format.csv", 7, 5),
        ("srai_au_consultation/dev.csv", 2085, 4),
    ],
)
def test_real_exports_are_read_whole(name: str, n_rows: int, n_columns: int, shared_data: Path) -> None:
    sheet = only(delimited.read(shared_data / name, SETTINGS))
    assert (len(sheet.rows), len(sheet.rows[0])) == (n_rows, n_columns)
