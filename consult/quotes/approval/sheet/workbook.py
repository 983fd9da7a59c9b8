"""The review sheet as a workbook: everything locked except what a reviewer fills in, nothing in it a formula."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from consult.quotes.approval.sheet.row import DECISIONS, FILLED_IN, HEADINGS, NOTICE, Row

TITLE = "Quotations"
FIRST = 3
"""The number of rows above the first quotation: notice, an empty one, headings."""
_WIDTHS = {"quotation_id": 12, "seal": 9, "question": 24, "text": 60, "reasons": 36, "context": 60, "reason": 36}
_WHEN = datetime(2000, 1, 1)  # noqa: DTZ001  # the same rows give the same bytes


def workbook(rows: Sequence[Row]) -> bytes:
    """Return the bytes of an XLSX file with one row a quotation."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "Quotations for review", "created": _WHEN})
    sheet = book.add_worksheet(TITLE)
    sheet.protect("", {"select_locked_cells": True, "format_columns": True, "format_rows": True})
    _write_head(book, sheet)
    same = {"text_wrap": True, "valign": "top", "num_format": "@"}
    formats = {
        locked: book.add_format({**same, "locked": locked, "bg_color": colour})
        for locked, colour in ((True, "#F3F2F1"), (False, "#FFFFFF"))
    }
    for number, row in enumerate(rows, start=FIRST):
        for column, name in enumerate(HEADINGS):
            sheet.write_string(number, column, getattr(row, name), formats[name not in FILLED_IN])
    decision = list(HEADINGS).index("decision")
    sheet.data_validation(FIRST, decision, FIRST + len(rows), decision, {"validate": "list", "source": list(DECISIONS)})
    book.close()
    return buffer.getvalue()


def _write_head(book: Any, sheet: Any) -> None:
    sheet.write_string(0, 0, NOTICE, book.add_format({"bold": True}))
    heading = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
    for column, (name, words) in enumerate(HEADINGS.items()):
        sheet.write_string(FIRST - 1, column, words, heading)
        sheet.set_column(column, column, _WIDTHS.get(name, 16))
    sheet.freeze_panes(FIRST, 1)
