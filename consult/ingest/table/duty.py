"""Columns that a platform or an office adds for itself: known by their header, and borne out by their values."""

import re
from collections.abc import Callable, Sequence

from consult.ingest.table import known
from consult.ingest.table.identifier import are_ids
from consult.ingest.table.known import Known
from consult.ingest.table.moment import are_moments
from consult.ingest.table.prose import are_free_text

_NUMBER = re.compile(r"\s*-?\d[\d.,:\s]*")


def duty_of(heading: str, values: Sequence[str], platform: str) -> Known | None:
    """Return the duty of a column, None where it has none.

    What a platform adds counts only in its own exports, and not where the values are free text. Elsewhere a header
    counts where the values are what it promises: ids, dates, numbers; a platform may write dates in its own way.
    Columns without values bear any header out.

    Args:
        heading: the header.
        values: the values of the column.
        platform: the platform that wrote the sheet, as far as its layout tells.
    """
    own = known.of_platform(heading, platform)
    if own is not None:
        return own if own.name == "remarks" or not are_free_text(values) else None
    promised = known.duty(heading)
    if promised is None or _KEPT[promised.name](values):
        return promised
    trusted = known.is_platform(platform) and promised.name != "id" and not are_free_text(values)
    return promised if trusted else None


def _are_numbers(values: Sequence[str]) -> bool:
    return all(_NUMBER.fullmatch(value) for value in values if value and not value.isspace())


_KEPT: dict[str, Callable[[Sequence[str]], bool]] = {
    "id": are_ids,
    "submitted_at": are_moments,
    "other_date": are_moments,
    "measure": _are_numbers,
}
"""Whether values keep the promise of a header."""
