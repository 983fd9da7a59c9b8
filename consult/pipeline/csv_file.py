"""Tables as CSV that a spreadsheet opens without running anything in it."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from consult.store import write_bytes

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV with a byte-order mark, so that Excel reads it.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    safe = frame.copy()
    for column in safe.select_dtypes(include=["str", "object"]):
        cells = safe[column]
        safe[column] = cells.where(~cells.str.startswith(_FORMULA, na=False), "'" + cells)
    text = io.StringIO(newline="")
    safe.to_csv(text, index=False, lineterminator="\r\n")
    return text.getvalue().encode("utf-8-sig")


def write_rows(rows: Sequence[Mapping[str, object]], path: Path) -> None:
    """Write rows with the same keys as such a CSV file."""
    write_bytes(path, csv_bytes(pd.DataFrame(rows)))


def without_mark(cell: str) -> str:
    """Return a cell without the apostrophe that was put in front of it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
