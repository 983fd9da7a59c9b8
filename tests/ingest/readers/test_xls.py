from pathlib import Path

import pytest
import xlwt
from hypothesis import given

from consult.errors import UnreadableFile
from consult.ingest.readers import xls
from tests.ingest.readers.compound_by_hand import compound
from tests.ingest.readers.samples import SAMPLES
from tests.ingest.readers.tables import IN_XML, PROPERTY, SETTINGS, kept, only, tables


@PROPERTY
@given(table=tables(IN_XML))
def test_every_cell_comes_back(table: list[list[str]], tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Answers")
    for number, row in enumerate(table):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.save(str(path := tmp_path / "answers.xls"))
    assert only(xls.read(path, SETTINGS)).rows == kept(table)


def test_merged_headers_and_hidden_sheets_are_seen(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Answers")
    sheet.write_merge(0, 0, 0, 1, "Q1")
    sheet.write(1, 0, 7)
    sheet.write(1, 1, True)
    hidden = book.add_sheet("Extra")
    hidden.write(0, 0, "note")
    hidden.visibility = 1
    book.save(str(path := tmp_path / "answers.xls"))
    first, extra = xls.read(path, SETTINGS).sheets
    assert first.rows == [["Q1", "Q1"], ["7", "TRUE"]]
    assert "hidden" in extra.notes[0]


def test_a_protected_workbook_asks_for_one_without_a_password(tmp_path: Path) -> None:
    path = tmp_path / "answers.xls"
    start_of_book = b"\x09\x08\x10\x00\x00\x06\x05\x00\xbb\x0d\xcc\x07\x00\x00\x00\x00\x06\x00\x00\x00"
    password = b"\x2f\x00\x36\x00\x01\x00" + bytes(52)
    path.write_bytes(compound({"Workbook": start_of_book + password + b"\x0a\x00\x00\x00" + bytes(5_000)}))
    with pytest.raises(UnreadableFile, match=r"protected by a password.*without a password"):
        xls.read(path, SETTINGS)


def test_another_office_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.doc"
    path.write_bytes(compound({"WordDocument": bytes(5_000)}))
    assert xls.recognise(path, path.read_bytes()) == 0
    with pytest.raises(UnreadableFile, match="holds no Excel workbook"):
        xls.read(path, SETTINGS)


def test_a_size_beyond_all_memory_in_a_damaged_file_is_a_plain_error(tmp_path: Path) -> None:
    path = SAMPLES["xls"](tmp_path)
    data = bytearray(path.read_bytes())
    at = data.index(b"\xfc\x00", 512)  # the record of shared texts: two counts follow its length
    data[at + 4 : at + 12] = b"\xff" * 8
    data[30:32] = b"\x25\x00"  # and sectors of 137 GB
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="damaged or cut short"):
        xls.read(path, SETTINGS)
