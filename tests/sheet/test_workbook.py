"""A workbook as Excel would see it, read by another library than wrote it."""

import io

import openpyxl

from consult import sheet

_LONG = tuple(f"Theme number {n}" for n in range(40))


def _made(rows=(("a", ""),), choices=("yes", "no")):
    columns = [sheet.Column("Id", hidden=True), sheet.Column("Says", 30, filled_in=True, choices=choices)]
    return openpyxl.load_workbook(io.BytesIO(sheet.workbook([sheet.Page("Page", "Take care.", columns, rows)], "Try")))


def test_only_what_is_filled_in_can_be_written_in():
    page = _made()["Page"]
    assert page.protection.sheet
    assert (page["A4"].protection.locked, page["B4"].protection.locked) == (True, False)
    assert page.column_dimensions["A"].hidden
    assert page["A1"].value == "Take care."


def test_a_short_list_is_in_the_rule_and_a_long_one_on_a_hidden_page():
    (rule,) = _made()["Page"].data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"yes,no"', "B4:B5")
    book = _made(choices=_LONG)
    (rule,) = book["Page"].data_validations.dataValidation
    assert rule.formula1 == "Lists!$A$1:$A$40"
    assert [cell.value for cell in book["Lists"]["A"]] == list(_LONG)
    assert book["Lists"].sheet_state == "hidden"


def test_a_name_with_a_comma_is_one_choice():
    book = _made(choices=("Tax, rates", "Skills"))
    assert [cell.value for cell in book["Lists"]["A"]] == ["Tax, rates", "Skills"]


def test_words_are_never_a_formula_and_never_lost():
    page = _made(rows=[("=1+1", "x" * 40_000)])["Page"]
    assert (page["A4"].value, page["A4"].data_type) == ("=1+1", "s")
    assert page["B4"].value.endswith("cut here]")


def test_what_counts_twice_in_a_spreadsheet_is_cut_in_time():
    cell = _made(rows=[("a", "😀" * 20_000)])["Page"]["B4"].value
    assert len(cell.encode("utf-16-le")) // 2 < 32_767
    assert cell.startswith("😀" * 16_000)
    assert _made(rows=[("a", "😀" * 15_000)])["Page"]["B4"].value == "😀" * 15_000


def test_the_same_rows_give_the_same_bytes():
    columns = [sheet.Column("Id")]
    first, second = (sheet.workbook([sheet.Page("Page", "", columns, [["a"]])], "Try") for _ in range(2))
    assert first == second
