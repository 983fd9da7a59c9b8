"""How a value in a cell is written as text."""

import datetime
from collections.abc import Callable, Sequence
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
    write = _WRITERS.get(type(value))
    if write is None:
        write = next((one for kind, one in _WRITERS.items() if isinstance(value, kind)), str)
    return write(value)


def _moment_text(moment: datetime.datetime) -> str:
    dated = moment.time() == datetime.time() and moment.tzinfo is None
    return moment.date().isoformat() if dated else moment.isoformat()


def _decimal_text(number: Decimal) -> str:
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


# A kind before the kinds it is a case of: a boolean is an integer too, a moment is a date.
_WRITERS: dict[type, Callable[[Any], str]] = {
    str: str,
    float: number_text,
    bool: lambda value: "TRUE" if value else "FALSE",
    int: str,
    type(None): lambda _: "",
    datetime.datetime: _moment_text,
    datetime.date: datetime.date.isoformat,
    datetime.time: datetime.time.isoformat,
    datetime.timedelta: duration_text,
    Decimal: _decimal_text,
}


def listed(names: Sequence[int] | Sequence[str], noun: str = "row") -> str:
    """Name rows or columns in words, the first ten of them: `rows 4, 7 and 9`, `columns A, B, … and 30 more`."""
    shown = [str(name) for name in names[:10]]
    if len(names) == 1:
        return f"{noun} {shown[0]}"
    if len(names) > len(shown):
        return f"{noun}s {', '.join(shown)} and {len(names) - len(shown)} more"
    return f"{noun}s {', '.join(shown[:-1])} and {shown[-1]}"
