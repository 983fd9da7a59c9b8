"""The two header rows of some UK government exports: `Ident 1` to `Ident n`, then the questions."""

import re

from consult.ingest.content import Sheet
from consult.ingest.table.grid import Grid, lay

_CODE = re.compile(r"\s*ident(ifier)?\s*\d+\s*", re.IGNORECASE)


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: the first row holds at least two codes, and codes for most of its cells."""
    if len(sheet.rows) < 2:
        return 0.0
    cells = [cell for cell in sheet.rows[0] if cell.strip()]
    codes = [cell for cell in cells if _CODE.fullmatch(cell)]
    return 0.98 if len(codes) >= 2 and len(codes) * 2 >= len(cells) else 0.0


def read(sheet: Sheet) -> Grid:
    """Name the columns by the questions; a column without one keeps its code."""
    codes, questions = sheet.rows[0], sheet.rows[1]
    headings = [question or code for code, question in zip(codes, questions, strict=True)]
    return lay(sheet, "government, Ident codes and questions", headings, 2, header=(0, 1))
