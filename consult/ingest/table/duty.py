"""Columns that a platform or an office adds for itself: known by their header, and borne out by their values."""

import re
from collections.abc import Callable, Sequence

from consult.ingest.table import known
from consult.ingest.table.grid import Column, Grid
from consult.ingest.table.identifier import are_ids
from consult.ingest.table.known import Known
from consult.ingest.table.moment import are_moments
from consult.ingest.table.prose import are_free_text

_NUMBER = re.compile(r"\s*-?\d[\d.,:/%\s]*")


def duty_of(column: Column, grid: Grid) -> Known | None:
    """Return the duty of a column, None where it has none.

    What a platform adds counts only in its own exports, and not where the values are free text, or words where there
    should be numbers. Elsewhere a header counts where the values are what it promises: ids, dates, numbers; a platform
    may write dates in its own way. Columns without values bear any header out.
    """
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


def _are_numbers(values: Sequence[str]) -> bool:
    return all(_NUMBER.fullmatch(value) for value in values)


_KEPT: dict[str, Callable[[Sequence[str]], bool]] = {
    "id": are_ids,
    "submitted_at": are_moments,
    "other_date": are_moments,
    "measure": _are_numbers,
}
"""Whether values keep the promise of a header."""
