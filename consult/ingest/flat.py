"""JSON objects made into rows: nested keys joined by dots, plain lists by semicolons, columns in first-seen order."""

import json
from collections import Counter
from typing import Any

from consult.ingest.table.cells import number_text, text_of

LIST_SEPARATOR = "; "
_ASKED = frozenset(("question", "question_text", "questiontext", "question_label", "wording", "prompt"))
_TOLD = frozenset(("answer", "answer_text", "answertext", "response", "response_text", "text", "value"))


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

    Objects in a list get their place in it as a key, counted from 1: `answers.1.text`. Where each of them says a
    question and its answer, the question is the key: its place differs from record to record.

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
    if (keys := _question_and_answer(value)) is not None:
        return _answered(value, *keys)
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return [pair for place, one in enumerate(value, 1) for pair in _columns(f"{name}.{place}", one)]
    return [(name, cell_text(value))]


def _question_and_answer(value: Any) -> tuple[str, str] | None:
    """Return the keys under which each object of a list says a question and its answer; None for any other value."""
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        return None
    keys = {key for one in value for key in one}
    asked = [key for key in keys if key.casefold() in _ASKED]
    told = [key for key in keys if key.casefold() in _TOLD]
    if len(asked) != 1 or len(told) != 1:
        return None
    plain = all(isinstance(one.get(asked[0]), str) and one[asked[0]].strip() for one in value)
    return (asked[0], told[0]) if plain else None


def _answered(objects: list[dict[str, Any]], asked: str, told: str) -> list[tuple[str, str]]:
    """Return each answer under its question, and under question and key what else is said of it."""
    found: list[tuple[str, str]] = []
    times: Counter[str] = Counter()
    for one in objects:
        times[one[asked]] += 1
        name = one[asked] if times[one[asked]] == 1 else f"{one[asked]} ({times[one[asked]]})"
        found += _columns(name, one.get(told))
        found += [pair for key in one if key not in (asked, told) for pair in _columns(f"{name}.{key}", one[key])]
    return found


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
