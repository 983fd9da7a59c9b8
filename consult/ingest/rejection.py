"""Rows that are no responses, and what a reader could not keep: set aside with a reason and every value."""

from collections.abc import Sequence

from consult.ingest.account import Account
from consult.ingest.heading import plain, repeats
from consult.ingest.table import known
from consult.ingest.table.grid import Grid, filled
from consult.ingest.table.mapping import Plan
from consult.ingest.table.sheet import Counts, Sheet
from consult.settings import IngestSettings

PREVIEW = "preview or test"
PARTIAL = "not completed"
_IMPORT_ID = '{"ImportId"'
_FEWEST_NAMES = 4
"""Cells of a Qualtrics row that say the names of their columns (Start Date under StartDate): its second header row."""


def reasons(sheet: Sheet, settings: IngestSettings) -> dict[int, str]:
    """Return why rows are set aside whole, by their place in the grid."""
    grid, plan = sheet.grid, sheet.plan
    found = {place: "empty row" for place, row in enumerate(grid.rows) if not filled(row)}
    found |= {
        place: "repeated header row" for place, row in enumerate(grid.rows) if place not in found and _names(grid, row)
    }
    if settings.drop_previews:
        if grid.layout.startswith("qualtrics"):  # elsewhere a column called Status may number anything
            found |= _marked(grid, plan, "status", known.values("status", "preview"), PREVIEW)
            found |= _marked(grid, plan, "status", known.values("status", "spam"), "marked as spam by the platform")
        found |= _marked(grid, plan, "distribution", frozenset(("preview", "test")), PREVIEW)
    if not settings.keep_partial:
        found |= _marked(grid, plan, "finished", known.values("finished", "no"), PARTIAL)
        if grid.layout == "limesurvey":
            found |= _marked(grid, plan, "submitted_at", frozenset(("",)), PARTIAL)
    return found


def _names(grid: Grid, row: Sequence[str]) -> bool:
    """Tell whether a row is one of the header, as where files were joined or a whole sheet with it was sorted."""
    if any(repeats(row, header) for header in grid.header):
        return True
    if not grid.layout.startswith("qualtrics"):
        return False
    given = [(cell, column.heading) for cell, column in zip(row, grid.columns, strict=True) if cell.strip()]
    own = sum(1 for cell, heading in given if cell.startswith(_IMPORT_ID) or _letters(cell) == _letters(heading))
    return own >= _FEWEST_NAMES


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _marked(grid: Grid, plan: Plan, duty: str, words: frozenset[str], reason: str) -> dict[int, str]:
    """Return the reason for each row whose platform column of that duty holds one of the words."""
    return {
        place: reason
        for one in plan.of("administrative", duty)
        for place, value in enumerate(grid.column(one.column.index))
        if plain(value) in words
    }


def set_row_aside(
    sheet: Sheet,
    account: Account,
    row: Sequence[str],
    number: int,
    reason: str,
    respondent_id: str,
    counts: Counts,
    question_ids: Sequence[str],
) -> None:
    """Set a whole row aside, with every value that it holds."""
    account.count(sheet.source_id, "row", "set_aside", reason=reason)
    account.put_aside(sheet.source_id, number, "", reason, "", respondent_id)
    for index, value in enumerate(row):
        if value and not value.isspace():
            account.keep_value(sheet.source_id, number, sheet.names[index], value)
    for question_id in question_ids:
        counts[("set_aside", question_id, reason)] += 1
    counts[("set_aside", "", reason)] += len(row) - len(question_ids)


def outside(sheet: Sheet, account: Account) -> None:
    """Set aside everything that the reader could not keep, and count what lies outside the rows and columns."""
    for refusal in sheet.grid.refusals:
        name = f"{sheet.prefix}{refusal.column}" if refusal.column else ""
        account.put_aside(sheet.source_id, refusal.row, name, refusal.reason, refusal.value)
        if (refusal.row, sheet.position(refusal.column)) not in sheet.refused:
            account.count(sheet.source_id, "cell", "set_aside", reason=refusal.reason)
