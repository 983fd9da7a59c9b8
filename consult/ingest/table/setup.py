"""Set-up sheets that say of each column, by its letter, what it holds and under which number.

Known from UK government workbooks: a sheet each for demographic, open, multiple-choice and hybrid questions, where a
hybrid question is an open column with its own multiple-choice column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from consult.ingest.content import Sheet, Workbook
from consult.ingest.heading import number, plain, position, unnumbered
from consult.ingest.table.grid import Grid

_MOST_ROWS_ABOVE = 6
_RESPONSES = ("responses", "response", "data")
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


def apply(setup: Setup, grids: Sequence[Grid]) -> list[Grid | None]:
    """Return each sheet beside the set-up as it is to be read; None for one that has nothing to do with it.

    The set-up is of the sheet that is called Responses, else of the fullest that it fits, and of all that have the same
    headings where it points. A sheet with some of its questions in other places is read by its own headings.
    """
    main = _main(setup, grids)
    pointed = _pointed_at(setup, main) if main is not None else {}
    return [
        _told(setup, grid)
        if main is not None and _pointed_at(setup, grid) == pointed
        else grid
        if _is_related(setup, grid) or {plain(column.heading) for column in grid.columns} & set(pointed.values())
        else None
        for grid in grids
    ]


def _main(setup: Setup, grids: Sequence[Grid]) -> Grid | None:
    named = [grid for grid in grids if grid.sheet.strip().casefold() in _RESPONSES]
    fitting = named[:1] or [grid for grid in grids if _fits(setup, grid)]
    return max(fitting, key=lambda grid: len(grid.rows), default=None)


def _fits(setup: Setup, grid: Grid) -> bool:
    """Tell whether there is a column at each place that a set-up points at, and one at least is what it says."""
    places = {pointer.index: pointer for pointer in setup.pointers}
    there = [(places[column.index], column) for column in grid.columns if column.index in places]
    return len(there) == len(places) and any(_is_of(pointer, column.heading) for pointer, column in there)


def _is_related(setup: Setup, grid: Grid) -> bool:
    """Tell whether some heading of a sheet has the number or the title of a question that is set up."""
    return any(_is_of(pointer, column.heading) for pointer in setup.pointers for column in grid.columns)


def _is_of(pointer: Pointer, heading: str) -> bool:
    title = plain(pointer.title)
    return (title != "" and title in plain(heading)) or number(heading) == pointer.number != ""


def _pointed_at(setup: Setup, grid: Grid) -> dict[int, str]:
    """Return the plain headings at the places that a set-up points at."""
    places = {pointer.index for pointer in setup.pointers}
    return {column.index: plain(column.heading) for column in grid.columns if column.index in places}


def _told(setup: Setup, grid: Grid) -> Grid:
    """Return a sheet with what the set-up says written on its columns."""
    by_index = {pointer.index: pointer for pointer in setup.pointers}
    columns = tuple(
        replace(column, number=pointer.number, kind=pointer.kind, title=pointer.title)
        if (pointer := by_index.get(column.index)) is not None
        else column
        for column in grid.columns
    )
    return replace(grid, layout="workbook with set-up sheets", columns=columns, values={})


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
