"""The sheet of disputes as a workbook: locked but for the decision and its reason."""

from collections.abc import Sequence

from consult import sheet
from consult.coding.dispute.layout import DECISIONS, FILLED_IN, HEADINGS, HIDDEN, Row

TITLE = "Disputes"
NOTICE = (
    "Restricted: this sheet holds words of respondents. For each row choose whether the answer has the theme, and "
    "write why: the reason stays in the record, so do not quote the answer in it. What is blank stays open."
)
_WIDTHS = {"question": 24, "theme": 22, "definition": 36, "text": 80, "notes": 30, "reason": 40}


def workbook(rows: Sequence[Row]) -> bytes:
    """Return the bytes of an XLSX file with one row a dispute."""
    columns = [
        sheet.Column(
            words,
            _WIDTHS.get(name, 16),
            name in FILLED_IN,
            tuple(DECISIONS) if name == "decision" else (),
            name in HIDDEN,
        )
        for name, words in HEADINGS.items()
    ]
    cells = [[getattr(row, name) for name in HEADINGS] for row in rows]
    return sheet.workbook([sheet.Page(TITLE, NOTICE, columns, cells)], "Disputes to settle")
