"""A workbook to fill in: all locked except what a person writes, lists to choose from, nothing in it a formula."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

FIRST = 3
"""The number of rows above the first: notice, an empty one, headings."""
_LONGEST_LIST = 255
_LONGEST_CELL = 32_000
_LISTS = "Lists"
_WHEN = datetime(2000, 1, 1)  # noqa: DTZ001  # the same rows give the same bytes
_SAME = {"text_wrap": True, "valign": "top", "num_format": "@"}
_WRITTEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_PROTECTED = {"select_locked_cells": True, "format_columns": True, "format_rows": True}


@dataclass(frozen=True)
class Column:
    """A column: whether people write in it, what they may choose there (anything, where nothing is named)."""

    heading: str
    width: int = 16
    filled_in: bool = False
    choices: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Page:
    """A worksheet: a notice above, the columns, and a row of words for each."""

    title: str
    notice: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


def workbook(pages: Sequence[Page], subject: str) -> bytes:
    """Return the bytes of an XLSX file. A cell too long for a spreadsheet is cut, and says so."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **_WRITTEN})
    book.set_properties({"title": subject, "created": _WHEN})
    made = [(page, book.add_worksheet(page.title)) for page in pages]
    for page, sheet in made:
        sheet.protect("", _PROTECTED)
        _write_head(book, sheet, page)
        _write_rows(book, sheet, page)
    _write_choices(book, made)
    book.close()
    return buffer.getvalue()


def shown(text: str) -> str:
    """Return a text as a cell has room for it: spreadsheets count in units of UTF-16, of which an emoji has two."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST_CELL:
        return text
    return units[: 2 * _LONGEST_CELL].decode("utf-16-le", "ignore") + " [… too long for a cell: cut here]"


def _write_head(book: Any, sheet: Any, page: Page) -> None:
    sheet.write_string(0, 0, page.notice, book.add_format({"bold": True}))
    heading = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
    for at, column in enumerate(page.columns):
        sheet.write_string(FIRST - 1, at, column.heading, heading)
        sheet.set_column(at, at, column.width, None, {"hidden": 1} if column.hidden else {})
    sheet.freeze_panes(FIRST, 1)


def _write_rows(book: Any, sheet: Any, page: Page) -> None:
    formats = {
        locked: book.add_format({**_SAME, "locked": locked, "bg_color": colour})
        for locked, colour in ((True, "#F3F2F1"), (False, "#FFFFFF"))
    }
    for number, row in enumerate(page.rows, start=FIRST):
        for at, (column, cell) in enumerate(zip(page.columns, row, strict=True)):
            sheet.write_string(number, at, shown(cell), formats[not column.filled_in])


def _write_choices(book: Any, made: Sequence[tuple[Page, Any]]) -> None:
    """Let people choose: a list that is too long for a cell's rule stands on a hidden worksheet, once."""
    places: dict[tuple[str, ...], str] = {}
    lists = None
    for page, sheet in made:
        for at, column in enumerate(page.columns):
            source: Any = list(column.choices)
            if len(",".join(source)) > _LONGEST_LIST or any("," in one for one in source):
                lists = lists or _hidden(book)
                source = places.setdefault(column.choices, _listed(lists, len(places), column.choices))
            if source:
                rule = {"validate": "list", "source": source}
                sheet.data_validation(FIRST, at, FIRST + len(page.rows), at, rule)


def _hidden(book: Any) -> Any:
    sheet = book.add_worksheet(_LISTS)
    sheet.protect("")
    sheet.hide()
    return sheet


def _listed(lists: Any, at: int, choices: Sequence[str]) -> str:
    from xlsxwriter.utility import xl_range_abs

    for row, choice in enumerate(choices):
        lists.write_string(row, at, choice)
    return f"={_LISTS}!{xl_range_abs(0, at, len(choices) - 1, at)}"
