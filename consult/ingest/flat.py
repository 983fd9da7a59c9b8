"""JSON objects made into rows: nested keys joined by dots, plain lists by semicolons, columns in first-seen order."""

import json
from typing import Any

from consult.ingest.table.cells import number_text, text_of

LIST_SEPARATOR = "; "


class DuplicateKey(ValueError):
    """One object has the same key twice, so one of two values would be lost."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Number(float):
    """A JSON number with a point or an exponent that remembers how it was written."""

    def __new__(cls, written: str) -> "Number":
        """Keep the text beside the value."""
        number = super().__new__(cls, written)
        number.written = written
        return number

    written: str

    @property
    def text(self) -> str:
        """The number as a person would read it: 7 for 7.0, and as written where that is already plain."""
        return number_text(self) if self.is_integer() or "e" in self.written.casefold() else self.written


def parse(text: str) -> Any:
    """Parse JSON text; whole numbers come as they are written.

    Raises:
        DuplicateKey: an object has a key twice.
        ValueError: it is not JSON.
        RecursionError: it is nested beyond all measure.
    """
    return json.loads(
        text, object_pairs_hook=_unique, parse_int=str, parse_float=Number, parse_constant=_refuse_constant
    )


def flatten(record: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Return one level of text: `{"a": {"b": 1}, "c": ["x", "y"]}` gives `{"a.b": "1", "c": "x; y"}`.

    Objects in a list get their place in it as a key, counted from 1: `answers.1.text`.

    Raises:
        DuplicateKey: two values would get the same key.
    """
    flat: dict[str, str] = {}
    for key, value in record.items():
        for name, text in _columns(f"{prefix}{key}", value):
            if name in flat:
                raise DuplicateKey(name)
            flat[name] = text
    return flat


def rows_of(records: list[dict[str, str]]) -> list[list[str]]:
    """Return a header row of all keys in first-seen order, then one row a record."""
    header = list(dict.fromkeys(key for record in records for key in record))
    return [header, *([record.get(key, "") for key in header] for record in records)]


def _columns(name: str, value: Any) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return list(flatten(value, f"{name}.").items())
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return [pair for place, one in enumerate(value, 1) for pair in _columns(f"{name}.{place}", one)]
    return [(name, cell_text(value))]


def cell_text(value: Any) -> str:
    """Return a plain value or a list of them as the text of a cell."""
    if isinstance(value, list):
        return LIST_SEPARATOR.join(cell_text(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=text_of)
    return value.text if isinstance(value, Number) else text_of(value)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise DuplicateKey(key)
        found[key] = value
    return found


def _refuse_constant(name: str) -> None:
    if name != "NaN":
        raise ValueError(f"{name} is not JSON")
