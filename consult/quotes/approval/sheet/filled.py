"""What reviewers wrote in a sheet that comes back: a workbook, or the file that the page saves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consult import sheet
from consult.errors import InputError, Problem
from consult.quotes.approval.sheet.row import DECISIONS, HEADINGS
from consult.quotes.approval.sheet.workbook import TITLE

_NEEDED = ("quotation_id", "seal", "text", "decision", "reason")
_REMEDY = "Use the sheet that `consult quote review` wrote, and change nothing but the white cells."

_SAVED = "Give the decisions.csv that its button Save the decisions saves."


@dataclass(frozen=True)
class Filled:
    """One row that came back: `number` is its row in the file."""

    number: int
    quotation_id: str
    seal: str
    text: str
    decision: str
    reason: str


def read(content: bytes, name: str) -> list[Filled]:
    """Return the rows of a sheet that have a decision.

    Args:
        content: the file.
        name: its name: `.xlsx` or `.csv`. The page itself is refused.

    Raises:
        InputError: it is no review sheet, or lists every row with a decision that is none and every repeated quotation.
    """
    if name.casefold().endswith((".html", ".htm")):
        raise InputError(Problem("is the page, which does not hold what was decided on it.", _SAVED, file=name))
    table = sheet.table(content, name, TITLE, _REMEDY)
    top = next((place for place, row in enumerate(table) if HEADINGS["seal"] in row), None)
    if top is None:
        raise InputError(Problem("is no review sheet.", _REMEDY, file=name))
    missing = [HEADINGS[one] for one in _NEEDED if HEADINGS[one] not in table[top]]
    if missing:
        raise InputError([Problem("has no such column.", _REMEDY, file=name, column=one) for one in missing])
    columns = {one: table[top].index(HEADINGS[one]) for one in _NEEDED}
    rows = list(_rows(table[top + 1 :], columns, top + 2))
    problems = list(_problems(rows, name))
    if problems:
        raise InputError(problems)
    return [row for row in rows if row.decision]


def _rows(table: Sequence[Sequence[str]], columns: dict[str, int], first: int) -> Iterator[Filled]:
    for number, row in enumerate(table, start=first):
        cells = {one: row[at].strip() if at < len(row) else "" for one, at in columns.items()}
        if cells["quotation_id"] or cells["decision"]:
            yield Filled(number, **{**cells, "decision": cells["decision"].casefold()})


def _problems(rows: Sequence[Filled], name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in rows:
        if row.decision not in ("", *DECISIONS):
            remedy = f"Write {', '.join(DECISIONS[:-1])} or {DECISIONS[-1]}, or leave it empty."
            yield Problem("is no decision.", remedy, name, row.number, HEADINGS["decision"])
        if row.quotation_id in seen:
            yield Problem("is there twice.", "Keep one of the rows.", name, row.number, HEADINGS["quotation_id"])
        seen.add(row.quotation_id)
