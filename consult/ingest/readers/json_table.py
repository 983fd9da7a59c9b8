"""JSON: an array of objects, an object of arrays, or an object that holds such an array."""

from pathlib import Path
from typing import Any

from consult.errors import UnreadableFile
from consult.ingest import encoding
from consult.ingest.content import Refusal, Sheet, Workbook
from consult.ingest.flat import DuplicateKey, cell_text, flatten, parse, rows_of
from consult.ingest.safety import check_file, unreadable
from consult.ingest.table.rectangle import sheet
from consult.settings import IngestSettings

FORMAT = "JSON (.json)"
SUFFIXES = (".json",)
_SHAPES = "Save it as a list of objects, one for each response: [{...}, {...}]."
_BESIDE = "beside the table in the JSON file"


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is one JSON value that holds rows."""
    del path  # the content decides
    start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").removeprefix(b"\xff\xfe").lstrip()
    if not start.startswith((b"{", b"[")) or encoding.looks_binary(head):
        return 0.0
    inner = start[1:].lstrip()
    if not inner.startswith((b'"', b"{", b"[", b"]", b"}")) or start.startswith(b"{\\"):
        return 0.0
    return 0.85


def read(path: Path, settings: IngestSettings) -> Workbook:
    """Return the rows of a JSON file, one sheet for each array of objects in it.

    Row 1 is the first record; the header is made from the keys in first-seen order.

    Raises:
        UnreadableFile: it is not JSON, has a key twice in one object, or holds no rows.
        UnsafeFile: it is larger than the settings allow.
    """
    check_file(path, settings)
    decoded = encoding.decode(path.read_bytes())
    if decoded is None:
        raise unreadable(path, "this is not text in any known encoding.", "Save it as JSON in UTF-8.")
    try:
        content = parse(decoded.text)
        sheets = _sheets(path, content, settings, decoded.notes)
    except DuplicateKey as error:
        raise repeated(path, error) from None
    except RecursionError:
        raise unreadable(path, "the JSON is nested beyond all measure.", _SHAPES) from None
    except ValueError as error:
        raise unreadable(path, f"this is not valid JSON{where(error)}.", "Export it again.") from None
    return Workbook(sheets)


def repeated(path: Path, error: DuplicateKey, row: int = 0) -> UnreadableFile:
    """Return the error for a key that would get two values."""
    remedy = "Give each value a key of its own and save the file again."
    return unreadable(path, f'the key "{error.key[:80]}" has two values in one object.', remedy, row=row)


def where(error: ValueError) -> str:
    """Say in which line and column JSON went wrong, without the text that stands there."""
    line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
    return f" (line {line}, character {column})" if line else ""


def _sheets(path: Path, content: Any, settings: IngestSettings, notes: tuple[str, ...]) -> tuple[Sheet, ...]:
    if isinstance(content, list):
        return (_table(path, path.stem, content, settings, notes=notes),)
    if not isinstance(content, dict) or not content:
        raise unreadable(path, "the JSON file holds no rows.", _SHAPES)
    if all(isinstance(value, list) and not _holds_objects(value) for value in content.values()):
        return (_by_column(path, content, settings, notes),)
    if all(isinstance(value, dict) for value in content.values()):
        return (_by_column(path, _unkeyed(path, content), settings, notes),)
    tables = {key: value for key, value in content.items() if _holds_objects(value)}
    if not tables:
        return (_table(path, path.stem, [content], settings, notes=notes),)
    rest = flatten({key: value for key, value in content.items() if key not in tables})
    beside = tuple(Refusal(0, "", f'"{key}" stands {_BESIDE}', text) for key, text in rest.items() if text)
    return tuple(
        _table(path, key, value, settings, notes=() if place else notes, refusals=() if place else beside)
        for place, (key, value) in enumerate(tables.items())
    )


def _table(
    path: Path,
    name: str,
    records: list[Any],
    settings: IngestSettings,
    notes: tuple[str, ...] = (),
    refusals: tuple[Refusal, ...] = (),
) -> Sheet:
    if not records:
        raise unreadable(path, "the JSON file holds an empty list.", _SHAPES)
    if all(isinstance(record, list) for record in records):
        rows = [[cell_text(value) for value in record] for record in records]
        return sheet(name, rows, settings, notes=notes, refusals=refusals)
    flat, strays = [], list(refusals)
    for number, record in enumerate(records, 1):
        if isinstance(record, dict):
            flat.append(flatten(record))
        else:
            flat.append({})
            strays.append(Refusal(number, "", "not an object with keys, as the other records are", cell_text(record)))
    if not any(flat):
        raise unreadable(path, "the JSON file is a list of values without keys.", _SHAPES)
    return sheet(name, rows_of(flat), settings, first_row=0, notes=notes, refusals=strays)


def _by_column(path: Path, columns: dict[str, list[Any]], settings: IngestSettings, notes: tuple[str, ...]) -> Sheet:
    longest = max(map(len, columns.values()))
    short = [key for key, values in columns.items() if len(values) < longest]
    if short:
        notes = (
            *notes,
            f"{len(short)} of {len(columns)} columns have fewer than {longest} values; the missing are blank.",
        )
    cells = [[cell_text(value) for value in values] + [""] * (longest - len(values)) for values in columns.values()]
    rows = [list(columns), *(list(row) for row in zip(*cells, strict=True))]
    return sheet(path.stem, rows, settings, first_row=0, notes=notes)


def _unkeyed(path: Path, columns: dict[str, dict[str, Any]]) -> dict[str, list[Any]]:
    """Return the columns of `{"column": {"0": value, "1": value}}`, which is how pandas writes a table."""
    keys = [list(column) for column in columns.values()]
    longest = max(keys, key=len)
    if longest != [str(place) for place in range(len(longest))] or any(one != longest for one in keys):
        raise unreadable(
            path, "the JSON file is an object of objects, and which of them are rows is not clear.", _SHAPES
        )
    return {name: list(column.values()) for name, column in columns.items()}


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)
