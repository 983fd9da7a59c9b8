"""A sheet with what its columns are, and the count of its cells that answer no question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from consult.ingest.account import Account
from consult.ingest.heading import position
from consult.ingest.table.grid import Grid
from consult.ingest.table.iso import iso
from consult.ingest.table.mapping import Plan

Counts = Counter[tuple[str, str, str]]
"""How many cells had an outcome, by outcome, question id and reason."""

_IGNORED = "column ignored by the questionnaire or the settings"
_UNMAPPED = "column fits no question"


@dataclass(frozen=True)
class Sheet:
    """A grid with its plan and where it came from; `prefix` tells sheets of one file apart in column names."""

    source_id: str
    grid: Grid
    plan: Plan
    prefix: str = ""

    @cached_property
    def names(self) -> list[str]:
        """What tables call the columns, in order: their letters, after the sheet where a file has several."""
        return [f"{self.prefix}{column.letter}" for column in self.grid.columns]

    @cached_property
    def refused(self) -> dict[tuple[int, int], str]:
        """Why cells that the reader left blank could not be kept, by row number and column position."""
        grid, found = self.grid, {}
        for refusal in grid.refusals:
            index = self.position(refusal.column)
            place = refusal.row - grid.numbers[0] if grid.numbers else -1
            inside = 0 <= place < len(grid.rows) and 0 <= index < len(grid.columns)
            if inside and not grid.rows[place][index].strip():
                found[(refusal.row, index)] = refusal.reason
        return found

    def moment(self, row: Sequence[str], index: int) -> str:
        """Return the moment that a row has in a column, in ISO 8601 where the column leaves no doubt."""
        if index not in self._moments:
            self._moments[index] = iso(self.grid.column(index))
        return self._moments[index].get(row[index].strip(), "")

    @cached_property
    def _moments(self) -> dict[int, dict[str, str]]:
        return {}

    def position(self, column: str) -> int:
        """Return the place of a column that is named by its header or its letter; -1 where there is none."""
        return self._by_heading.get(column, position(column))

    @cached_property
    def _by_heading(self) -> dict[str, int]:
        return {one.heading: one.index for one in self.grid.columns}


def other_cells(
    sheet: Sheet,
    account: Account,
    row: Sequence[str],
    number: int,
    counts: Counts,
    skip: int = -1,
) -> None:
    """Count the cells of a kept row that answer no question; what an ignored column holds is set aside."""
    for one in sheet.plan.assignments:
        index = one.column.index
        if one.role == "question" or index == skip:
            continue
        if sheet.refused and (number, index) in sheet.refused:
            counts[("set_aside", "", sheet.refused[(number, index)])] += 1
        elif one.role in ("profile", "personal", "administrative"):
            counts[(one.role, "", "")] += 1
        elif not (value := row[index]) or value.isspace():
            counts[("blank", "", "")] += 1
        else:
            reason = _IGNORED if one.role == "ignored" else _UNMAPPED
            counts[("set_aside", "", reason)] += 1
            account.put_aside(sheet.source_id, number, sheet.names[index], reason, value)


def add_up(counts: Counts, source_id: str, account: Account) -> None:
    """Write the counts of a sheet's cells into the ledger."""
    for (outcome, question_id, reason), n in counts.items():
        account.count(source_id, "cell", outcome, n, question_id, reason)
