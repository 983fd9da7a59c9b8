"""Moments as survey platforms write them, in ISO 8601 where a whole column leaves no doubt."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from consult.ingest.table.cells import text_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d).*")
_MOMENT = re.compile(
    r"""(?:[a-z]+day,?\s+|[a-z]{3},\s+)?
    (?P<date>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4} | \d{1,2}(?:st|nd|rd|th)?[\s-]+[a-z]{3,9}\.?,?[\s-]+\d{4}
        | [a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})
    (?:(?:T|,?\s+(?:at\s+)?)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?
        \s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>(?:gmt|utc|z)(?:[+-]\d{1,2})?)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_ORDERS = ("ymd", "dmy", "mdy")


def iso(values: Iterable[str]) -> dict[str, str]:
    """Return the distinct values of a column of moments in ISO 8601, by how they were given.

    Days and months are told apart by all values together: 10/20/2024 in one row settles 10/11/2024 in another. Where
    they leave more than one reading, or a value is no moment, all stay as they were given. So do those in ISO 8601.
    A moment at midnight is a day, as in a spreadsheet.
    """
    given = {value.strip() for value in values if value and not value.isspace()}
    foreign = [value for value in given if not _ISO.fullmatch(value)]
    readings = [{value: _read(value, order) for value in foreign} for order in _ORDERS]
    whole = [reading for reading in readings if all(reading.values())]
    settled = whole[0] if whole and all(reading == whole[0] for reading in whole) else {}
    return {value: settled.get(value) or value for value in given}


def _read(value: str, order: str) -> str:
    """Return a moment in ISO 8601, with the parts of a numeric date in that order; "" where it is none."""
    match = _MOMENT.fullmatch(value)
    if match is None:
        return ""
    try:
        moment = datetime(*_date(match["date"], order), *_time(match), tzinfo=_zone(match["zone"]))
    except ValueError:
        return ""
    return text_of(moment)


def _date(text: str, order: str) -> tuple[int, int, int]:
    """Return year, month and day; a year of two digits is of this century."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if word := re.search(r"[a-z]{3,}", re.sub(r"\d(st|nd|rd|th)", "", text.casefold())):
        return numbers[1], _MONTHS.index(word[0][:3]) + 1, numbers[0]
    parts = dict(zip(order, numbers, strict=True))
    return parts["y"] if parts["y"] > 99 else 2000 + parts["y"], parts["m"], parts["d"]


def _time(match: re.Match[str]) -> tuple[int, int, int]:
    hour = int(match["hour"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + 12 * (match["half"][0] in "pP")
    return hour, int(match["minute"] or 0), int(match["second"] or 0)


def _zone(name: str | None) -> timezone | None:
    """Return the zone of a name: `GMT+1`, `UTC`, `Z`."""
    return timezone(timedelta(hours=int(name.lstrip("GMTUCZgmtucz") or 0))) if name else None
