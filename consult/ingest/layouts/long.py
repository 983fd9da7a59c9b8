"""One answer in a row: a respondent, a question label, an answer, and what else is said of the respondent."""

from consult.ingest.content import Sheet
from consult.ingest.heading import plain
from consult.ingest.table.grid import Grid, Long, filled, lay

_RESPONDENT = (
    "respondent id", "respondent", "sub num", "submission id", "submission number", "submission", "response id",
    "responseid", "respondent number", "participant id", "participant", "user id", "userid", "id",
)  # fmt: skip
_LABEL = (
    "question id", "question number", "question no", "sub label", "question label", "question", "question text",
    "question name", "label", "field", "item", "prompt", "variable",
)  # fmt: skip
_ANSWER = (
    "answer", "sub value", "answer text", "response text", "free text", "free text response", "response", "text",
    "comment", "value", "answer value", "content",
)  # fmt: skip

_NARROW = 6
"""Columns; a sheet with the three of them and little else has this shape even where nothing comes up again."""
_FEW_LABELS = 20


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: the three columns are there, and respondents or questions come up again and again."""
    places = _places(sheet)
    if places is None:
        return 0.0
    rows = [row for row in sheet.rows[1:] if filled(row)]
    labels = {row[places.label] for row in rows}
    respondents = {row[places.respondent] for row in rows}
    repeated = len(labels) < len(rows) or len(respondents) < len(rows)
    narrow = len(sheet.rows[0]) <= _NARROW
    return 0.9 if (narrow or repeated) and len(labels) <= max(_FEW_LABELS, len(rows) // 2) else 0.0


def read(sheet: Sheet) -> Grid:
    """Name the columns by the header row and say which three carry the answers."""
    return lay(sheet, "one answer a row", sheet.rows[0], 1, header=(0,), long=_places(sheet))


def _places(sheet: Sheet) -> Long | None:
    if not sheet.rows:
        return None
    header = [plain(cell) for cell in sheet.rows[0]]
    found = []
    for names in (_RESPONDENT, _LABEL, _ANSWER):
        at = next((header.index(name) for name in names if name in header), -1)
        if at < 0 or at in found:
            return None
        found.append(at)
    return Long(*found)
