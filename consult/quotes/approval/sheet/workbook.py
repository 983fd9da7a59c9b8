"""The review sheet as a workbook: everything locked except what a reviewer fills in, nothing in it a formula."""

from collections.abc import Sequence

from consult import sheet
from consult.quotes.approval.sheet.row import DECISIONS, FILLED_IN, HEADINGS, NOTICE, Row

TITLE = "Quotations"
_WIDTHS = {"quotation_id": 12, "seal": 9, "question": 24, "text": 60, "reasons": 36, "context": 60, "reason": 36}


def workbook(rows: Sequence[Row]) -> bytes:
    """Return the bytes of an XLSX file with one row a quotation."""
    columns = [
        sheet.Column(words, _WIDTHS.get(name, 16), name in FILLED_IN, DECISIONS if name == "decision" else ())
        for name, words in HEADINGS.items()
    ]
    cells = [[getattr(row, name) for name in HEADINGS] for row in rows]
    return sheet.workbook([sheet.Page(TITLE, NOTICE, columns, cells)], "Quotations for review")
