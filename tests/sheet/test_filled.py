import pytest

from consult import sheet
from consult.errors import InputError

_PAGE = sheet.Page("Page", "Take care.", [sheet.Column("Id"), sheet.Column("Says")], [["a", "two\nlines, é 😀"]])


def test_a_workbook_comes_back_as_it_was_written():
    table = sheet.table(sheet.workbook([_PAGE], "Try"), "a.xlsx", "Page", "Try again.")
    assert table == [["Take care.", ""], ["", ""], ["Id", "Says"], ["a", "two\nlines, é 😀"]]


def test_csv_comes_back_with_or_without_a_mark_in_front():
    for mark in ("", "\ufeff"):
        assert sheet.table(f'{mark}Id,Says\r\na,"1, 2"\r\n'.encode(), "a.csv", "", "") == [
            ["Id", "Says"],
            ["a", "1, 2"],
        ]


@pytest.mark.parametrize(("content", "name"), [(b"\xff\xfe\x00", "a.csv"), (b"PK", "a.xlsx"), (b"", "a.xlsx")])
def test_what_cannot_be_read_is_refused_with_what_to_do(content, name):
    with pytest.raises(InputError, match="Save it again"):
        sheet.table(content, name, "Page", "Save it again.")


def test_a_workbook_without_the_page_is_refused():
    with pytest.raises(InputError, match="cannot be read as a workbook"):
        sheet.table(sheet.workbook([_PAGE], "Try"), "a.xlsx", "Another", "Save it again.")
