"""The last step of every tabular reader: rows of text made into a `Sheet` that keeps the promises of `Sheet`."""

import re
from collections.abc import Iterable, Sequence

from consult.errors import visible
from consult.ingest.content import Refusal, Sheet
from consult.ingest.heading import letter, position
from consult.ingest.table.cells import listed
from consult.settings import IngestSettings

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def sheet(
    name: str,
    rows: list[list[str]],
    settings: IngestSettings,
    *,
    first_row: int = 1,
    labels: Sequence[str] = (),
    refusals: Iterable[Refusal] = (),
    notes: Iterable[str] = (),
) -> Sheet:
    """Make rows of text into a sheet: padded to the longest row, without blank rows and columns at the far ends.

    NUL characters are taken out of their cells and noted; a cell longer than `max_cell_characters` becomes "" and a
    refusal that keeps the value. Refusals name columns by spreadsheet letter; `first_row` is 0 where the header is no
    row of the file (JSON, Parquet, SPSS), so that row 1 is the first record.
    """
    kept, notes = list(refusals), list(notes)
    notes += _take_out_unstorable(rows, first_row)
    kept += _take_out_long(rows, first_row, settings.max_cell_characters)
    _square(rows, labels, kept, first_row)
    return Sheet(
        name=visible(name),
        rows=rows,
        first_row=first_row,
        labels=tuple(labels),
        refusals=tuple(sorted(kept, key=lambda one: (one.row, position(one.column)))),
        notes=tuple(notes),
    )


def _take_out_unstorable(rows: list[list[str]], first_row: int) -> list[str]:
    """Take out characters that no text can hold (NUL, halves of a surrogate pair); say where they were."""
    places: dict[str, list[int]] = {}
    for number, row in enumerate(rows, first_row):
        joined = "".join(row)
        if (joined.isascii() and "\0" not in joined) or not _UNSTORABLE.search(joined):
            continue
        for column, cell in enumerate(row):
            if _UNSTORABLE.search(cell):
                row[column] = _UNSTORABLE.sub("", cell)
                places.setdefault(letter(column), []).append(number)
    return [
        f"NUL or broken characters were taken out of column {column}, {listed(numbers)}; the rest of the text is kept."
        for column, numbers in places.items()
    ]


def _take_out_long(rows: list[list[str]], first_row: int, limit: int) -> list[Refusal]:
    refusals = []
    for number, row in enumerate(rows, first_row):
        if not row or max(map(len, row)) <= limit:
            continue
        for column, cell in enumerate(row):
            if len(cell) > limit:
                reason = f"cell too long: {len(cell):,} characters, {limit:,} allowed"
                refusals.append(Refusal(number, letter(column), reason, cell))
                row[column] = ""
    return refusals


def _square(rows: list[list[str]], labels: Sequence[str], refusals: list[Refusal], first_row: int) -> None:
    """Drop blank rows at the end and blank columns at the right, unless something refused stood there; pad the rest."""
    last_row = max((one.row - first_row for one in refusals), default=-1)
    while len(rows) > last_row + 1 and not any(rows[-1]):
        rows.pop()
    rows.extend([] for _ in range(last_row + 1 - len(rows)))
    width = max((position(one.column) + 1 for one in refusals), default=0)
    width = max(width, len(labels))
    for row in rows:
        filled = len(row)
        while filled > width and not row[filled - 1]:
            filled -= 1
        width = max(width, filled)
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        elif len(row) > width:
            del row[width:]
