"""A sheet of answers once its header rows are understood: named columns over data rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from consult.ingest.content import Refusal, Sheet
from consult.ingest.heading import distinct, letter


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
    """Columns and data rows; `numbers` are the spreadsheet rows of `rows`, `header_rows` those of the header."""

    sheet: str
    layout: str
    columns: tuple[Column, ...]
    rows: list[list[str]]
    numbers: Sequence[int]
    header_rows: tuple[int, ...] = ()
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

    def column(self, index: int) -> list[str]:
        """Return the values of a column, "" where a row has nothing there."""
        if index not in self.values:
            self.values[index] = [row[index] for row in self.rows]
        return self.values[index]


def filled(row: Sequence[str]) -> int:
    """Return how many cells of a row hold something."""
    return sum(1 for cell in row if cell and not cell.isspace())


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

    Blank rows between header and data, and after the last row with content, are no rows.
    """
    refused = max((refusal.row - sheet.first_row + 1 for refusal in sheet.refusals), default=0)
    last = len(sheet.rows)
    while last > max(first, refused) and not filled(sheet.rows[last - 1]):
        last -= 1
    start = first
    while start < last and not filled(sheet.rows[start]):
        start += 1
    notes = [*sheet.notes, *notes, *(["blank line after the header"] if start > first and not headless else [])]
    width = max((len(row) for row in sheet.rows), default=0)
    named = distinct([*headings, *[""] * (width - len(headings))])
    columns = tuple(
        Column(
            index=index,
            heading=heading,
            text=texts[index] if index < len(texts) else "",
            group=groups[index] if index < len(groups) else "",
            option=options[index] if index < len(options) else "",
        )
        for index, heading in enumerate(named)
    )
    return Grid(
        sheet=sheet.name,
        layout=layout,
        columns=columns,
        rows=[row if len(row) == width else row + [""] * (width - len(row)) for row in sheet.rows[start:last]],
        numbers=range(sheet.first_row + start, sheet.first_row + last),
        header_rows=tuple(sheet.first_row + index for index in header),
        long=long,
        refusals=sheet.refusals,
        notes=tuple(notes),
        headless=headless,
    )
