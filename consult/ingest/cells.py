"""How a value in a cell is written as text."""

import datetime
from decimal import Decimal
from typing import Any

_EXACT = 1e15
_PLAIN = 1e21


def number_text(number: float) -> str:
    """Write a number as a person would read it: 7 for 7.0, 0.3 for 0.30000000000000004, nothing for not-a-number.

    Fifteen significant digits, as spreadsheets show.
    """
    if number != number:
        return ""
    if abs(number) < _EXACT and number == int(number):
        return str(int(number))
    if _EXACT <= abs(number) < _PLAIN:
        return format(Decimal(repr(number)), "f").removesuffix(".0")
    return format(number, ".15g")


def duration_text(duration: datetime.timedelta) -> str:
    """Write a length of time as hours, minutes and seconds: 25:03:00."""
    seconds = duration.total_seconds()
    sign, whole = ("-" if seconds < 0 else ""), abs(int(seconds))
    return f"{sign}{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def text_of(value: Any) -> str:
    """Write any value that a file format gives as text: dates as ISO 8601, booleans as TRUE and FALSE."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case float():
            return number_text(value)
        case datetime.datetime() if value.time() == datetime.time() and value.tzinfo is None:
            return value.date().isoformat()
        case datetime.date() | datetime.time():
            return value.isoformat()
        case datetime.timedelta():
            return duration_text(value)
        case Decimal():
            plain = format(value, "f")
            return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)


def listed(rows: list[int], noun: str = "row") -> str:
    """Name rows in words, the first ten of them: `rows 4, 7 and 9`, `rows 1, 2, … and 30 more`."""
    shown = [str(row) for row in rows[:10]]
    if len(rows) == 1:
        return f"{noun} {shown[0]}"
    if len(rows) > len(shown):
        return f"{noun}s {', '.join(shown)} and {len(rows) - len(shown)} more"
    return f"{noun}s {', '.join(shown[:-1])} and {shown[-1]}"
