"""A sheet of answers once its header rows are understood: named columns over data rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from consult.errors import visible
from consult.ingest.content import Refusal, Sheet
from consult.ingest.heading import distinct, letter

LOOKUP = "list of questions"
"""The layout of a sheet that lists what was asked and holds no answers."""

_FEWEST_NAMED = 3
_IMPORT_ID = '{"ImportId":'


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    `heading` is unique in the sheet; `text` is the question's wording where the export gives it apart from the
    heading; columns of one `group` are the options of one question, each called `option`. `number` and `kind` (profile,
    open or closed) are what a set-up sheet says of the column, `title` what it calls it.
    """

    index: int
    heading: str
    text: str = ""
    group: str = ""
    option: str = ""
    number: str = ""
    kind: str = ""
    title: str = ""

    @property
    def letter(self) -> str:
        """The spreadsheet letter."""
        return letter(self.index)


@dataclass(frozen=True)
class Long:
    """Where a sheet with one answer in a row keeps respondent, question label and answer (column positions)."""

    respondent: int
    label: int
    answer: int


@dataclass(frozen=True)
class Grid:
    """Columns and data rows; `numbers` are the spreadsheet rows of `rows`, `header_rows` those of `header`."""

    sheet: str
    layout: str
    columns: tuple[Column, ...]
    rows: list[list[str]]
    numbers: Sequence[int]
    header_rows: tuple[int, ...] = ()
    header: tuple[tuple[str, ...], ...] = ()
    long: Long | None = None
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    headless: bool = False
    values: dict[int, list[str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def places(self) -> Long:
        """Where a sheet with one answer a row keeps what; only such a sheet may be asked."""
        if self.long is None:
            raise ValueError("this sheet has one respondent a row")
        return self.long

    @property
    def platform(self) -> str:
        """What wrote the sheet, as its layout says: `qualtrics`, `microsoft forms`, `one header row`."""
        return self.layout.partition(",")[0].casefold()

    @property
    def lists_questions(self) -> bool:
        """Whether the sheet lists what was asked and holds no answers."""
        return self.layout.startswith(LOOKUP)

    @property
    def names(self) -> list[str]:
        """What its answers are called: the labels of a sheet with one answer a row, else the headings."""
        if self.long is None:
            return [column.heading for column in self.columns]
        return list(dict.fromkeys(self.column(self.long.label)))

    def given(self, column: Column) -> list[str]:
        """Return what respondents gave in a column: no blanks, and no header cells of files that were put together."""
        headers = (column.heading, column.text)
        values = [value.strip() for value in self.column(column.index)]
        return [value for value in values if value and value not in headers and not value.startswith(_IMPORT_ID)]

    def answers(self) -> dict[str, list[str]]:
        """Return what a sheet with one answer a row holds under each label, in order of first use."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            found.setdefault(row[self.places.label].strip(), []).append(row[self.places.answer])
        return found

    def column(self, index: int) -> list[str]:
        """Return the values of a column, "" where a row has nothing there."""
        if index not in self.values:
            self.values[index] = [row[index] for row in self.rows]
        return self.values[index]


def filled(row: Sequence[str]) -> int:
    """Return how many cells of a row hold something."""
    return sum(1 for cell in row if cell and not cell.isspace())


def row_of_another_header(grid: Grid) -> int:
    """Return the spreadsheet row that names the columns again in another order, as where files were joined; -1."""
    for header in grid.header:
        names = [cell.strip() for cell in header]
        known = {name for name in names if name}
        if len(known) < _FEWEST_NAMED:
            continue
        for number, row in zip(grid.numbers, grid.rows, strict=True):
            first = row[0].strip()
            if (not first or first in known) and _is_another_order(row, names):
                return number
    return -1


def _is_another_order(row: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether a row holds nothing but names of the columns, each once and some in another column."""
    cells = [cell.strip() for cell in row]
    given = [cell for cell in cells if cell]
    once = len(given) == len(set(given)) >= _FEWEST_NAMED and set(names).issuperset(given)
    return once and any(cell and cell != name for cell, name in zip(cells, names, strict=False))


def lay(
    sheet: Sheet,
    layout: str,
    headings: Sequence[str],
    first: int,
    *,
    header: Sequence[int] = (),
    texts: Sequence[str] = (),
    groups: Sequence[str] = (),
    options: Sequence[str] = (),
    long: Long | None = None,
    headless: bool = False,
    notes: Sequence[str] = (),
) -> Grid:
    """Lay named columns over the rows of a sheet from row `first` on (counted from 0).

    Blank rows between header and data, and after the last row with content, are no rows. Control characters of a header
    become visible here, so that nothing that shows a header has to care.
    """
    start, end = _span(sheet, first)
    n_blank = len(sheet.rows) - len(header) - (end - start)
    blank = [f"{n_blank} blank row{'s' * (n_blank != 1)} around the answers left out"] if n_blank > 0 else []
    width = max((len(row) for row in sheet.rows), default=0)
    return Grid(
        sheet=sheet.name,
        layout=layout,
        columns=tuple(_columns(width, headings, texts, groups, options)),
        rows=[row if len(row) == width else row + [""] * (width - len(row)) for row in sheet.rows[start:end]],
        numbers=range(sheet.first_row + start, sheet.first_row + end),
        header_rows=tuple(sheet.first_row + index for index in header),
        header=tuple(tuple(sheet.rows[index]) for index in header),
        long=long,
        refusals=sheet.refusals,
        notes=(*sheet.notes, *notes, *blank),
        headless=headless,
    )


def _span(sheet: Sheet, first: int) -> tuple[int, int]:
    """Return where the rows with content begin, from `first` on, and where they end; a refused row has content."""
    refused = max((refusal.row - sheet.first_row + 1 for refusal in sheet.refusals), default=0)
    end = len(sheet.rows)
    while end > max(first, refused) and not filled(sheet.rows[end - 1]):
        end -= 1
    start = first
    while start < end and not filled(sheet.rows[start]):
        start += 1
    return start, end


def _columns(width: int, headings: Sequence[str], *told: Sequence[str]) -> Iterator[Column]:
    """Yield the columns; `told` are their texts, groups and options, each for as many columns as it has."""
    names = distinct([visible(heading) for heading in headings] + [""] * (width - len(headings)))
    for index, (name, *more) in enumerate(zip_longest(names, *told, fillvalue="")):
        text, group, option = map(visible, more)
        yield Column(index=index, heading=name, text=text, group=group, option=option)
