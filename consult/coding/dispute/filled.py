"""What a team decided on a sheet of disputes, and everything that is wrong with it."""

from dataclasses import dataclass

from consult import sheet
from consult.coding.dispute.layout import DECISIONS, HEADINGS
from consult.coding.dispute.workbook import TITLE
from consult.errors import InputError, Problem

_REMEDY = "Use the workbook that `consult adjudicate` wrote, and fill in nothing but the white cells."
_NEEDED = ("answer_id", "theme_id", "version", "seal", "check", "decision", "reason")


@dataclass(frozen=True)
class Filled:
    """One row with a decision: `number` is its row in the file, `value` is coded or seen_not_coded."""

    number: int
    answer_id: str
    theme_id: str
    version: str
    seal: str
    check: str
    value: str
    reason: str


def read(content: bytes, name: str) -> list[Filled]:
    """Return the rows of a sheet that have a decision.

    Raises:
        InputError: it is no such sheet, or lists every row whose decision is none or has no reason.
    """
    table = sheet.table(content, name, TITLE, _REMEDY)
    top = next((place for place, row in enumerate(table) if HEADINGS["decision"] in row), None)
    if top is None:
        raise InputError(Problem("is no sheet of disputes.", _REMEDY, file=name))
    missing = [HEADINGS[one] for one in _NEEDED if table[top].count(HEADINGS[one]) != 1]
    if missing:
        raise InputError([Problem("is not there, or there twice.", _REMEDY, file=name, column=one) for one in missing])
    columns = {one: table[top].index(HEADINGS[one]) for one in _NEEDED}
    rows, problems = [], []
    for number, row in enumerate(table[top + 1 :], start=top + 2):
        cells = {one: row[at].strip() if at < len(row) else "" for one, at in columns.items()}
        said = " ".join(cells.pop("decision").casefold().split())
        if said not in ("", *DECISIONS):
            remedy = f"Choose {' or '.join(DECISIONS)}, or leave it empty."
            problems.append(Problem("is no decision.", remedy, name, number, HEADINGS["decision"]))
        elif said and not cells["reason"]:
            problems.append(Problem("is not given.", "Say why it was decided so.", name, number, HEADINGS["reason"]))
        elif said:
            rows.append(Filled(number, value=DECISIONS[said], **cells))
        elif cells["reason"]:
            problems.append(Problem("is not made, but has a reason.", "Choose.", name, number, HEADINGS["decision"]))
    if problems:
        raise InputError(problems)
    return rows
