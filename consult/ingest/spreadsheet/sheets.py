"""The sheets of a spreadsheet: what calamine gives for XLSX, and the last touches for every format."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from consult.ingest.content import Refusal, Sheet, Workbook
from consult.ingest.heading import letter
from consult.ingest.safety import check_span, reading, unreadable
from consult.ingest.spreadsheet.workbook_xml import Look
from consult.ingest.table.cells import listed, text_of
from consult.ingest.table.merged import Block, blocks, fill_headers
from consult.ingest.table.rectangle import sheet
from consult.settings import IngestSettings

_PASSWORD = "the workbook is protected by a password."  # noqa: S105  (words, not one)
_WITHOUT = "Save a copy without a password."
UNSTORED = "formula without a stored value"


def workbook(path: Path, settings: IngestSettings, looks: Mapping[str, Look], notes: list[str]) -> Workbook:
    """Return every sheet of an XLSX workbook that holds anything, hidden ones too.

    Args:
        path: the file, already checked by `consult.ingest.safety`.
        settings: the ingest settings.
        looks: what the XML tells of a sheet, by its name.
        notes: put on the first sheet, before those on sheets that are left out.

    Raises:
        UnreadableFile: the workbook is damaged, protected by a password, or empty.
        UnsafeFile: a sheet spans more cells than can be held.
    """
    import python_calamine

    sheets: list[Sheet] = []
    with reading(path, "a workbook"):
        try:
            book = python_calamine.load_workbook(str(path))
        except python_calamine.PasswordError:
            raise unreadable(path, _PASSWORD, _WITHOUT) from None
        for meta in book.sheets_metadata:
            look = looks.get(meta.name, Look(merged=True))
            rows, merged = _cells(path, book, meta, look)
            if not rows:
                notes.append(left_out(meta.name, str(meta.typ)))
                continue
            hidden = "Hidden" in str(meta.visible)
            sheets.append(finished(meta.name, hidden, rows, merged, look, settings))
    return collected(path, sheets, notes)


def collected(path: Path, sheets: list[Sheet], notes: list[str]) -> Workbook:
    """Return the workbook of some sheets, with notes on the whole of it put on the first.

    Raises:
        UnreadableFile: there is no sheet.
    """
    if not sheets:
        raise unreadable(path, "no sheet of the workbook holds anything.", "Check that it is the right file.")
    first = replace(sheets[0], notes=(*notes, *sheets[0].notes))
    return Workbook((first, *sheets[1:]))


def finished(
    name: str, hidden: bool, rows: list[list[str]], merged: list[Block], look: Look, settings: IngestSettings
) -> Sheet:
    """Return a sheet with its merged headers filled, and its formulas without a value and its errors refused."""
    notes = fill_headers(rows, merged)
    if hidden:
        notes.append("The sheet is hidden in the workbook; it was read all the same.")
    if look.formula_columns:
        columns = listed([letter(column) for column in sorted(look.formula_columns)], "column")
        notes.append(f"Formulas in {columns} ({look.n_formulas} cells): their stored values were read, none was run.")
    refusals = [Refusal(row + 1, letter(column), UNSTORED, text) for row, column, text in look.unstored]
    refusals += [
        Refusal(row + 1, letter(column), f"the cell shows the error {text}", text) for row, column, text in look.errors
    ]
    for row, column, _ in (*look.unstored, *look.errors):
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = ""
    return sheet(name, rows, settings, refusals=refusals, notes=notes)


def _cells(path: Path, book: Any, meta: Any, look: Look) -> tuple[list[list[str]], list[Block]]:
    cells = book.get_sheet_by_name(meta.name)
    if cells.end is None:
        return [], []
    check_span(path, meta.name, cells.end[0] + 1, cells.end[1] + 1)
    rows = [
        [value if type(value) is str else text_of(value) for value in row]
        # Skipping nothing costs a copy of all cells, so only where there is something to skip.
        for row in cells.to_python(skip_empty_area=cells.start == (0, 0))
    ]
    merged = cells.merged_cell_ranges if look.merged else None  # reads the sheet a second time
    return rows, blocks(((*start, *end) for start, end in merged or []), len(rows))


def left_out(name: str, kind: str) -> str:
    """Return the note on a sheet without cells, of the kind that calamine calls `SheetTypeEnum.ChartSheet`, say."""
    word = kind.rpartition(".")[2].removesuffix("Sheet").lower()
    noun = "Sheet" if word == "work" else f"The {word} sheet"
    return f'{noun} "{name}" holds no cells and was left out.'
