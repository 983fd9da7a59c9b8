"""What a date, or a date and a time of day, looks like in a cell."""

import re
from collections.abc import Iterable

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"""(?:
    \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}
    | \d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})
    | \d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_MONTH}[\s,-]+\d{{2,4}}
    | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}
)"""
_MOMENT = re.compile(
    rf"\s*(?:[a-z]+day,?\s+|[a-z]{{3}},?\s+)?{_DATE}(?:(?:T|,?\s+(?:at\s+)?)\d{{1,2}}[:.]\d{{2}}.*)?\s*", re.I | re.X
)
_MOSTLY = 0.8


def is_moment(text: str) -> bool:
    """Tell whether a text is a date, in any usual order, with or without a time of day."""
    return _MOMENT.fullmatch(text) is not None


def are_moments(values: Iterable[str]) -> bool:
    """Tell whether nearly all of the values that are given are dates; so they are where none is given."""
    given = [value for value in values if value and not value.isspace()]
    return sum(map(is_moment, given)) >= _MOSTLY * len(given)
