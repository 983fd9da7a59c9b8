"""Columns that hold personal details whatever their header says: recognised by what most cells look like."""

import re
from collections.abc import Iterable

_SHAPES = {
    "email": re.compile(r"[^\s@;,<>]+@[^\s@;,<>]+\.[A-Za-z]{2,}"),
    "ip": re.compile(
        r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)|(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]+"
    ),
    "phone": re.compile(r"(?:\+44|0044|\(?0)[\d\s()./-]{9,16}"),
    "address": re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}"),
}
_MOSTLY = 0.6
_SAMPLE = 500


def looks_personal(values: Iterable[str]) -> str:
    """Return email, ip, phone or address where most of the values that are given look like one, else ""."""
    given = [value.strip() for value in values if value and not value.isspace()][:_SAMPLE]
    if not given or max(map(len, given)) > 500:
        return ""
    for field, shape in _SHAPES.items():
        if sum(1 for value in given if shape.fullmatch(value) and _is_whole(field, value)) >= _MOSTLY * len(given):
            return field
    return ""


def _is_whole(field: str, value: str) -> bool:
    return field != "phone" or 10 <= sum(character.isdigit() for character in value) <= 14
