"""Columns that a platform or an office adds for itself: known by their header, and borne out by their values."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from consult.ingest.table import known
from consult.ingest.table.grid import Column, Grid
from consult.ingest.table.identifier import are_ids
from consult.ingest.table.known import Known
from consult.ingest.table.moment import are_moments
from consult.ingest.table.prose import are_free_text

_FEWEST_COUNTED = 3
_WHOLE = re.compile(r"[0-9]{1,12}")
_ROW_NUMBER = Known("administrative", 0)
_NUMBER = re.compile(r"\s*-?\d[\d.,:/%\s]*")


def duty_of(column: Column, grid: Grid) -> Known | None:
    """Return the duty of a column, None where it has none.

    What a platform adds counts only in its own exports, and not where the values are free text, or words where there
    should be numbers. Elsewhere a header counts where the values are what it promises: ids, dates, numbers; a platform
    may write dates in its own way. Columns without values bear any header out. A column without a header that counts
    the rows is a program's, and asks nothing.
    """
    if _counts_rows(column, grid):
        return _ROW_NUMBER
    own, promised = known.of_platform(column.heading, grid.platform), known.duty(column.heading)
    if own is None and promised is None:
        return None
    values = grid.given(column)
    if own is not None:
        kept = _are_numbers(values) if own.name == "measure" else own.name == "remarks" or not are_free_text(values)
        return own if kept else None
    if promised is None or _KEPT[promised.name](values):
        return promised
    trusted = known.is_platform(grid.platform) and promised.name != "id" and not are_free_text(values)
    return promised if trusted else None


def _counts_rows(column: Column, grid: Grid) -> bool:
    """Tell whether a column that has no name counts up from row to row, gaps apart."""
    if column.heading != f"Column {column.letter}":
        return False
    values = grid.column(column.index)
    if len(values) < _FEWEST_COUNTED or not all(_WHOLE.fullmatch(value) for value in values):
        return False
    return all(int(first) < int(second) for first, second in pairwise(values))


def _are_numbers(values: Sequence[str]) -> bool:
    return all(_NUMBER.fullmatch(value) for value in values)


_KEPT: dict[str, Callable[[Sequence[str]], bool]] = {
    "id": are_ids,
    "submitted_at": are_moments,
    "other_date": are_moments,
    "measure": _are_numbers,
}
"""Whether values keep the promise of a header."""
