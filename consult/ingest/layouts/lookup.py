"""A list of questions without a single answer: what each label of an export asked.

A sheet of numbers and texts may as well be a list of responses, so the texts must read as questions do.
"""

import re
from collections.abc import Iterable, Sequence

from consult.ingest.content import Sheet
from consult.ingest.heading import number, plain, question_id
from consult.ingest.table.grid import LOOKUP, Grid, filled, lay

_LABEL = ("sub label", "label", "question label", "question number", "number", "question id", "short label", "code")
_WORDING = ("sub field", "field", "wording", "question text", "full wording", "question", "full question", "text")
_OTHER = frozenset(("sub varname", "variable", "variable name", "varname", "type", "section", "notes", "options", "id"))
_ASKS = re.compile(
    r".*\?|\W*(please|describe|explain|give|state|list|tell|provide|outline|select|tick|choose|indicate|rate)\b",
    re.IGNORECASE | re.DOTALL,
)
_HALF = 0.5


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: a label and a wording column and no other answers; labels numbered, wordings that ask."""
    places = _places(sheet.rows[0]) if sheet.rows else None
    if places is None or not all(plain(cell) in {*_LABEL, *_WORDING, *_OTHER, ""} for cell in sheet.rows[0]):
        return 0.0
    listed = [(row[places[0]], row[places[1]]) for row in sheet.rows[1:] if filled(row)]
    distinct = len({label for label, _ in listed}) == len(listed)
    numbered = sum(1 for label, _ in listed if number(label))
    asking = sum(1 for _, wording in listed if _ASKS.match(wording))
    return 0.97 if listed and distinct and min(numbered, asking) >= _HALF * len(listed) else 0.0


def read(sheet: Sheet) -> Grid:
    """Name the columns by the header row; the rows are questions, not respondents."""
    return lay(sheet, LOOKUP, sheet.rows[0], 1, header=(0,), notes=["a list of questions, no answers"])


def wordings(grid: Grid) -> dict[str, str]:
    """Return what a list of questions says, by label."""
    places = _places([column.heading for column in grid.columns])
    if places is None:
        return {}
    return {row[places[0]].strip(): row[places[1]].strip() for row in grid.rows if row[places[0]].strip()}


def explains(grid: Grid, names: Iterable[str]) -> bool:
    """Tell whether a list of questions says what some of these headings of columns or labels of answers ask."""
    labels = wordings(grid)
    known = {plain(label) for label in labels} | {question_id(number(label)) for label in labels if number(label)}
    return any(plain(name) in known or (number(name) and question_id(number(name)) in known) for name in names)


def _places(header: Sequence[str]) -> tuple[int, int] | None:
    """Return the places of the label and of the wording, None where either is missing."""
    names = [plain(cell) for cell in header]
    label = next((names.index(name) for name in _LABEL if name in names), -1)
    wording = next((names.index(name) for name in _WORDING if name in names), -1)
    return None if label < 0 or wording < 0 or label == wording else (label, wording)
