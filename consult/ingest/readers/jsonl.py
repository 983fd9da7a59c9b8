"""JSON Lines: one object a line, columns in the order in which their keys first appear."""

from pathlib import Path
from typing import Any

from consult.errors import Problem, UnreadableFile
from consult.ingest import encoding
from consult.ingest.content import Workbook
from consult.ingest.flat import DuplicateKey, flatten, parse, rows_of
from consult.ingest.readers.json_table import repeated, where
from consult.ingest.safety import check_file, unreadable
from consult.ingest.table.rectangle import sheet
from consult.settings import IngestSettings

FORMAT = "JSON Lines (.jsonl, .ndjson)"
SUFFIXES = (".jsonl", ".ndjson")
_SHOWN = 100
_HEAD = 65_536
_LONGEST_LINE = 64_000_000


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is: the first line must be an object by itself, and something must follow it."""
    if len(head) >= _HEAD and b"\n" not in head:
        with path.open("rb") as stream:
            head = stream.readline(_LONGEST_LINE) + stream.read(_HEAD)
    decoded = encoding.decode(head) if head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:1] == b"{" else None
    if decoded is None:
        return 0.0
    first, _, rest = decoded.text.lstrip().partition("\n")
    try:
        lone = isinstance(parse(first), dict)
    except (ValueError, RecursionError):
        # The first line may be bad: a second that begins with a brace still tells.
        return 0.6 if rest.startswith("{") else 0.0
    if not lone:
        return 0.0
    return 0.95 if rest.strip() else 0.8


def read(path: Path, settings: IngestSettings) -> Workbook:
    """Return the one sheet of a JSON Lines file. Row n is line n of the file.

    Raises:
        UnreadableFile: lists every line that is not a JSON object or has a key twice.
        UnsafeFile: it is larger than the settings allow.
    """
    check_file(path, settings)
    decoded = encoding.decode(path.read_bytes())
    if decoded is None:
        raise unreadable(path, "this is not text in any known encoding.", "Save it as JSON Lines in UTF-8.")
    lines = decoded.text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    records: list[dict[str, str]] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        try:
            records.append(_record(path, line, number))
        except UnreadableFile as error:
            problems += error.problems
    if problems:
        more = len(problems) - _SHOWN
        rest = [Problem(f"{more} more lines are wrong.", file=path.name)] if more > 0 else []
        raise UnreadableFile(problems[:_SHOWN] + rest)
    if not any(records):
        raise unreadable(path, "the file holds no records.", "Ask for it again.")
    return Workbook((sheet(path.stem, rows_of(records), settings, first_row=0, notes=decoded.notes),))


def _record(path: Path, line: str, number: int) -> dict[str, str]:
    if not line.strip():
        return {}
    try:
        record: Any = parse(line)
        if isinstance(record, dict):
            return flatten(record)
    except DuplicateKey as error:
        raise repeated(path, error, row=number) from None
    except (ValueError, RecursionError) as error:
        place = where(error).replace("line 1, ", "") if isinstance(error, ValueError) else ""
        raise unreadable(path, f"this line is not valid JSON{place}.", "Mend or remove the line.", row=number) from None
    raise unreadable(path, "this line is not an object with keys.", "Mend or remove the line.", row=number)
