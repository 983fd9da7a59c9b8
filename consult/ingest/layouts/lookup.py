"""A list of questions without a single answer: what each label of a long export asked."""

from consult.ingest.content import Sheet
from consult.ingest.heading import number, plain
from consult.ingest.table.grid import Grid, filled, lay

_LABEL = ("sub label", "label", "question label", "question number", "number", "question id", "short label", "code")
_WORDING = ("sub field", "field", "wording", "question text", "full wording", "question", "full question", "text")
_OTHER = frozenset(("sub varname", "variable", "variable name", "varname", "type", "section", "notes", "options", "id"))


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: a label and a wording column, nothing else that could be an answer, mostly numbered."""
    places = where(sheet.rows[0]) if sheet.rows else None
    if places is None:
        return 0.0
    known = {*_LABEL, *_WORDING, *_OTHER, ""}
    labels = [row[places[0]] for row in sheet.rows[1:] if filled(row)]
    distinct = len(set(labels)) == len(labels)
    numbered = sum(1 for label in labels if number(label))
    fits = all(plain(cell) in known for cell in sheet.rows[0]) and distinct and 2 * numbered >= len(labels)
    return 0.97 if labels and fits else 0.0


def read(sheet: Sheet) -> Grid:
    """Name the columns by the header row; the rows are questions, not respondents."""
    return lay(sheet, "list of questions", sheet.rows[0], 1, header=(0,), notes=["a list of questions, no answers"])


def where(header: list[str]) -> tuple[int, int] | None:
    """Return the places of the label and of the wording, None where either is missing."""
    names = [plain(cell) for cell in header]
    label = next((names.index(name) for name in _LABEL if name in names), -1)
    wording = next((names.index(name) for name in _WORDING if name in names), -1)
    return None if label < 0 or wording < 0 or label == wording else (label, wording)
