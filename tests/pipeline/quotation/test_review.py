"""The review sheet: out to people without the tool, back only when every row is right."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from consult.errors import InputError
from consult.pipeline.folder import Folder
from consult.pipeline.quotation.work import Quoting
from consult.pipeline.run import run
from consult.quotes.approval.sheet.row import HEADINGS

_COLUMNS = {name: place for place, name in enumerate(HEADINGS, start=1)}
_FIRST = 4

Fill = Callable[[int, str, str], None]


@pytest.fixture
def quoting(proposed: Folder) -> Quoting:
    return Quoting(run(proposed, "tag").view)


@pytest.fixture
def sheet(quoting: Quoting, tmp_path: Path) -> Path:
    path = tmp_path / "quotations.xlsx"
    assert quoting.write_sheet(path) == 3
    return path


def _fill(path: Path, cells: dict[tuple[int, str], str]) -> Path:
    book = openpyxl.load_workbook(path)
    for (number, name), value in cells.items():
        book.active.cell(_FIRST + number, _COLUMNS[name]).value = value
    book.save(path)
    return path


def _cell(path: Path, number: int, name: str) -> str:
    return str(openpyxl.load_workbook(path).active.cell(_FIRST + number, _COLUMNS[name]).value)


def test_only_what_a_reviewer_fills_in_is_open_and_no_cell_is_a_formula(sheet: Path) -> None:
    page = openpyxl.load_workbook(sheet).active
    assert page.protection.sheet
    for row in page.iter_rows(min_row=_FIRST):
        unlocked = {HEADINGS[name] for name, at in _COLUMNS.items() if not row[at - 1].protection.locked}
        assert unlocked == {HEADINGS["text"], HEADINGS["decision"], HEADINGS["reason"]}
        assert all(cell.data_type in ("s", "n") for cell in row)


def test_a_filled_sheet_is_previewed_and_then_taken_in(quoting: Quoting, sheet: Path) -> None:
    _fill(sheet, {(0, "decision"): "approve", (1, "decision"): "Reject", (1, "reason"): "It names the site."})
    preview = quoting.read_sheet(sheet, by="Ben")
    assert {one.state for one in quoting.listed()} == {"proposed"}
    assert not preview.done
    quoting.read_sheet(sheet, by="Ben", apply=True)
    assert sorted(one.state for one in quoting.listed()) == ["approved", "proposed", "rejected"]


def test_an_edit_is_recorded_screened_anew_and_needs_somebody_else(quoting: Quoting, sheet: Path) -> None:
    one = _cell(sheet, 0, "quotation_id")
    words = _cell(sheet, 0, "text")
    shorter = f"{' '.join(words.split()[:-3])} [...]."
    # a spreadsheet makes one character of three stops, and spaces come with pasting
    _fill(sheet, {(0, "decision"): "edit", (0, "text"): f"{shorter.replace('...', '…')} \n"})
    quoting.read_sheet(sheet, by="Ben", apply=True)
    (edited,) = [each for each in quoting.listed(["proposed"]) if each.quotation_id == one]
    assert edited.text == shorter
    assert edited.proposed_by == "Ben"
    assert [edit.operation for edit in edited.edits] == ["elide"]
    with pytest.raises(InputError, match="nobody approves what they proposed"):
        quoting.approve([one], by="Ben", apply=True)
    quoting.approve([one], by="Ada", apply=True)
    assert quoting.listed(["approved"])[0].text == shorter


def test_what_somebody_else_should_edit_is_sent_back_and_cannot_be_approved(quoting: Quoting, sheet: Path) -> None:
    one = _cell(sheet, 0, "quotation_id")
    _fill(sheet, {(0, "decision"): "edit", (0, "reason"): "It leans on what stood before."})
    quoting.read_sheet(sheet, by="Ben", apply=True)
    assert [each.quotation_id for each in quoting.listed(["needs_edit"])] == [one]
    with pytest.raises(InputError, match="waits for an edit"):
        quoting.approve([one], by="Cy", apply=True)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({(0, "decision"): "perhaps"}, "is no decision"),
        ({(0, "decision"): "approve", (0, "seal"): "0" * 64}, "was changed after the sheet was written"),
        ({(0, "decision"): "approve", (0, "quotation_id"): "nothing"}, "not there"),
        ({(0, "decision"): "approve", (0, "text"): "Other words."}, "has other words"),
        (
            {(0, "decision"): "edit", (0, "text"): "We never said this."},
            "exact excerpt",
        ),
        ({(0, "decision"): "reject"}, "no reason is given"),
    ],
)
def test_one_wrong_row_keeps_the_whole_sheet_out(
    quoting: Quoting, sheet: Path, cells: dict[tuple[int, str], str], said: str
) -> None:
    _fill(sheet, {**cells, (1, "decision"): "approve"})
    with pytest.raises(InputError, match=said) as raised:
        quoting.read_sheet(sheet, by="Ben", apply=True)
    assert [problem.row for problem in raised.value.problems] == [_FIRST]
    assert {one.state for one in quoting.listed()} == {"proposed"}


def test_a_name_in_a_persons_own_brackets_is_refused(quoting: Quoting, sheet: Path) -> None:
    one = _cell(sheet, 0, "quotation_id")
    (respondent,) = [each.respondent_id for each in quoting.listed() if each.quotation_id == one]
    words = _cell(sheet, 0, "text").split()
    organisation = _organisation(quoting, respondent)
    _fill(sheet, {(0, "decision"): "edit", (0, "text"): " ".join([*words[:2], f"[{organisation}]", *words[2:]])})
    with pytest.raises(InputError, match="still hold what leads to somebody"):
        quoting.read_sheet(sheet, by="Ben", apply=True)


def _organisation(quoting: Quoting, respondent_id: str) -> str:
    from consult.pipeline.quotation.setting import Setting

    private = Setting(quoting.derived).private
    own = private[(private["respondent_id"] == respondent_id) & (private["field"] == "organisation")]
    return str(own["value"].iloc[0])


def test_all_that_is_wrong_is_listed_by_row(quoting: Quoting, sheet: Path) -> None:
    _fill(sheet, {(0, "decision"): "reject", (1, "decision"): "approve", (1, "seal"): "x", (2, "decision"): "reject"})
    with pytest.raises(InputError) as raised:
        quoting.read_sheet(sheet, by="Ben")
    assert [problem.row for problem in raised.value.problems] == [_FIRST, _FIRST + 1, _FIRST + 2]


def test_the_page_asks_nobody_and_what_it_saves_is_taken_in(quoting: Quoting, tmp_path: Path) -> None:
    quoting.write_sheet(tmp_path / "quotations.html")
    page = (tmp_path / "quotations.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
    one = quoting.listed()[0]
    assert one.text in page
    saved = io.StringIO()
    heads = ["quotation_id", "seal", "text", "decision", "reason"]
    cells = [one.quotation_id, one.seal, one.text, "approve", ""]
    csv.writer(saved, quoting=csv.QUOTE_ALL).writerows([[HEADINGS[name] for name in heads], cells])
    (tmp_path / "decisions.csv").write_text(saved.getvalue(), encoding="utf-8-sig")
    quoting.read_sheet(tmp_path / "decisions.csv", by="Ben", apply=True)
    assert [each.quotation_id for each in quoting.listed(["approved"])] == [one.quotation_id]


def test_a_sheet_is_never_written_over_and_only_a_sheet_is_read(quoting: Quoting, sheet: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is there already"):
        quoting.write_sheet(sheet)
    with pytest.raises(InputError, match="no format"):
        quoting.write_sheet(tmp_path / "quotations.pdf")
    (tmp_path / "page.html").write_bytes(b"<!doctype html>")
    with pytest.raises(InputError, match=r"decisions\.csv"):
        quoting.read_sheet(tmp_path / "page.html", by="Ben")
    for name, content in (("a.xlsx", b"PK"), ("a.csv", b"\xff\xfe"), ("b.csv", b"a,b\n1,2\n")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError):
            quoting.read_sheet(tmp_path / name, by="Ben")
