"""The last step of every tabular reader: rows of text made into a `Sheet` that keeps the promises of `Sheet`."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from consult.errors import visible
from consult.ingest.content import Refusal, Sheet
from consult.ingest.heading import letter, position
from consult.ingest.safety import check_span
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

    Raises:
        UnsafeFile: one cell far from the rest makes it a rectangle of a great many that are nearly all empty.
    """
    kept, notes = list(refusals), list(notes)
    notes += _take_out_unstorable(rows, first_row)
    kept += _take_out_long(rows, first_row, settings.max_cell_characters)
    if n_blank := _trim(rows, [one.row - first_row for one in kept]):
        notes.append(f"{n_blank} blank row{'s' * (n_blank != 1)} at the end left out.")
    width = _width(rows, labels, kept)
    check_span(Path(), name, len(rows), width, sum(sum(map(bool, row)) for row in rows))
    _square(rows, width)
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


def _trim(rows: list[list[str]], refused: Sequence[int]) -> int:
    """Drop blank rows at the end, unless something refused stood there, by its place; return how many."""
    end = max([place + 1 for place, row in enumerate(rows) if any(row)] + [place + 1 for place in refused], default=0)
    n_blank = max(len(rows) - end, 0)
    del rows[end:]
    rows.extend([] for _ in range(end - len(rows)))
    return n_blank


def _width(rows: list[list[str]], labels: Sequence[str], refusals: Sequence[Refusal]) -> int:
    """Return how many columns there are without blank ones at the right, unless something refused stood there."""
    width = max((position(one.column) + 1 for one in refusals), default=0)
    width = max(width, len(labels))
    for row in rows:
        filled = len(row)
        while filled > width and not row[filled - 1]:
            filled -= 1
        width = max(width, filled)
    return width


def _square(rows: list[list[str]], width: int) -> None:
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        elif len(row) > width:
            del row[width:]
