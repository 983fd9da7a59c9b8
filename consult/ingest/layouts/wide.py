"""One row a respondent under one header row, whatever platform wrote it; `platforms.toml` gives it a name."""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from consult.ingest.content import Sheet
from consult.ingest.heading import plain, repeats
from consult.ingest.table.grid import Grid, filled, lay

_MOMENT = re.compile(r"^\s*(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4})([T ]\d{1,2}:\d{2}.*)?\s*$")
_EMAIL = re.compile(r"^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$")
_MOST_TITLE_ROWS = 10


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: any sheet can be read this way when nothing better fits."""
    return 0.1 if any(filled(row) for row in sheet.rows) else 0.0


def read(sheet: Sheet) -> Grid:
    """Name the columns by the header row, or by their letters where there is none."""
    at = header_at(sheet.rows)
    header, below = sheet.rows[at], sheet.rows[at + 1 :]
    if is_data(header, below):
        notes = ["no header row was found: the columns are called by their letters and the first row is an answer"]
        return lay(sheet, "no header row", [], at, notes=notes, headless=True)
    above = [index for index in range(at) if filled(sheet.rows[index])]
    notes = [f"{len(above)} rows above the header are a title"] if above else []
    return lay(sheet, platform(header), header, at + 1, header=(*above, at), notes=notes)


def header_at(rows: list[list[str]]) -> int:
    """Return the first row that could be a header: titles above it fill one cell of a wide sheet."""
    width = max(filled(row) for row in rows)
    for index, row in enumerate(rows[:_MOST_TITLE_ROWS]):
        if filled(row) > (1 if width > 2 else 0):
            return index
    return next(index for index, row in enumerate(rows) if filled(row))


def is_data(header: list[str], below: list[list[str]]) -> bool:
    """Tell whether the first row is an answer: it holds a date or an address, or what comes up again below it."""
    if any(_MOMENT.match(cell) or _EMAIL.match(cell) for cell in header):
        return True
    cells = [(index, cell) for index, cell in enumerate(header) if cell.strip()]
    if _counts_up([cell for _, cell in cells]):
        return False
    others = [row for row in below if not repeats(row, header)]
    again = [index for index, cell in cells if any(row[index] == cell for row in others)]
    return len(cells) > 1 and len(again) * 2 >= len(cells)


def _counts_up(cells: list[str]) -> bool:
    """Tell whether the cells are 1, 2, 3 …, which are question numbers."""
    numbers = [int(cell.strip()) for cell in cells if cell.strip().isdecimal()]
    return len(numbers) == len(cells) and all(after == before + 1 for before, after in pairwise(numbers))


@cache
def _platforms() -> dict[str, dict[str, Any]]:
    with (Path(__file__).parent / "platforms.toml").open("rb") as file:
        return tomllib.load(file)


def platform(header: list[str]) -> str:
    """Return the platform whose columns a header has, "one header row" where it is nobody's."""
    names = {plain(cell) for cell in header}
    for one in _platforms().values():
        first = one.get("first", plain(header[0]))
        if len(names & set(one["columns"])) >= one["at_least"] and plain(header[0]) == first:
            return str(one["name"])
    return "one header row"
