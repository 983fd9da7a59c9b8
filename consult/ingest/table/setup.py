"""Set-up sheets that say of each column, by its letter, what it holds and under which number.

Known from UK government workbooks: a sheet each for demographic, open, multiple-choice and hybrid questions, where a
hybrid question is an open column with its own multiple-choice column.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from consult.ingest.content import Sheet, Workbook
from consult.ingest.heading import number, plain, position, unnumbered
from consult.ingest.table.grid import Column, Grid

_MOST_ROWS_ABOVE = 6
_KINDS = {"demographic": "profile", "open": "open", "hybrid": "open", "multiple": "closed"}


@dataclass(frozen=True)
class Pointer:
    """What a set-up sheet says of one column. `kind` is profile, open or closed; `pair` the other half of a hybrid."""

    index: int
    kind: str
    number: str
    title: str
    pair: int = -1


@dataclass(frozen=True)
class Setup:
    """All pointers of a workbook and the names of the sheets they came from."""

    pointers: tuple[Pointer, ...]
    sheets: frozenset[str]


def find(workbook: Workbook) -> Setup | None:
    """Return what the set-up sheets of a workbook say, None where it has none."""
    pointers: list[Pointer] = []
    sheets = set()
    for sheet in workbook.sheets:
        kind = next((kind for word, kind in _KINDS.items() if word in plain(sheet.name).split(" ")[0]), "")
        header = _header_at(sheet)
        if kind and header >= 0:
            sheets.add(sheet.name)
            pointers += _pointers(sheet, header, kind)
    return Setup(tuple(pointers), frozenset(sheets)) if sheets else None


def apply(setup: Setup, grid: Grid) -> Grid:
    """Return the grid with what the set-up says written on its columns."""
    by_index = {pointer.index: pointer for pointer in setup.pointers}
    columns = tuple(_told(column, by_index.get(column.index)) for column in grid.columns)
    return replace(grid, layout="workbook with set-up sheets", columns=columns, values={})


def _told(column: Column, pointer: Pointer | None) -> Column:
    if pointer is None:
        return column
    return replace(column, number=pointer.number, kind=pointer.kind, title=pointer.title)


def _header_at(sheet: Sheet) -> int:
    for index, row in enumerate(sheet.rows[:_MOST_ROWS_ABOVE]):
        first = plain(row[0]) if row else ""
        if first.startswith(("column id", "column letter", "free text column letter")):
            return index
    return -1


def _pointers(sheet: Sheet, header: int, kind: str) -> Iterator[Pointer]:
    names = [plain(cell) for cell in sheet.rows[header]]
    numbers = next((at for at, name in enumerate(names) if "number" in name), -1)
    choices = next((at for at, name in enumerate(names) if at and "multiple choice" in name), -1)
    titles = 1 if numbers < 0 else next((at for at in range(1, len(names)) if at not in (numbers, choices)), 1)
    for row in sheet.rows[header + 1 :]:
        index = position(row[0])
        if index < 0:
            continue
        title = unnumbered(row[titles]).strip() or row[titles].strip()
        own = number(row[numbers]) if numbers >= 0 else ""
        pair = position(row[choices]) if choices >= 0 else -1
        yield Pointer(index, kind, own, title, pair)
        if pair >= 0:
            yield Pointer(pair, "closed", own, title, index)
