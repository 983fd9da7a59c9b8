"""Merged cells of a header: what a person sees over several columns, written into each of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consult.ingest.heading import letter

_HEADER_ROWS = 3


@dataclass(frozen=True)
class Block:
    """Cells merged into one: first and last row and column, counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """The block as a spreadsheet names it, `B1:D1`."""
        return f"{letter(self.left)}{self.top + 1}:{letter(self.right)}{self.bottom + 1}"


def blocks(ranges: Iterable[Sequence[int]], n_rows: int) -> list[Block]:
    """Return blocks in reading order from top, left, bottom and right of each, without those below the last row."""
    found = [Block(*one) for one in ranges if one[0] < n_rows]
    return sorted(found, key=lambda block: (block.top, block.left))


def fill_headers(rows: list[list[str]], blocks: Sequence[Block]) -> list[str]:
    """Write the value of each merged header cell into all the cells it covers; return notes on all merged cells.

    Header rows are the unbroken run, from the first row with content on and three at most, of rows with a cell merged
    across columns. Below them a value stays in its first cell: an answer must not become two.
    """
    wide = {block.top for block in blocks if block.right > block.left}
    first = next((number for number, row in enumerate(rows) if any(row)), 0)
    last = first
    while last in wide and last < first + _HEADER_ROWS:
        last += 1
    header = [block for block in blocks if first <= block.top < last and block.bottom < first + _HEADER_ROWS]
    for block in header:
        _fill(rows, block)
    below = [block for block in blocks if block not in header]
    notes = []
    if header:
        notes.append(f"{_named(header)} merged in the header; the value was written into each cell.")
    if below:
        notes.append(f"{_named(below)} merged; the value stands in the first cell only.")
    return notes


def _fill(rows: list[list[str]], block: Block) -> None:
    value = rows[block.top][block.left] if block.left < len(rows[block.top]) else ""
    # A title may be merged over all 16,384 columns; it is written no further than the table goes.
    end = min(block.right + 1, max(map(len, rows)))
    for row in rows[block.top : block.bottom + 1]:
        row.extend([""] * (end - len(row)))
        for column in range(block.left, end):
            row[column] = row[column] or value


def _named(blocks: Sequence[Block]) -> str:
    shown = ", ".join(block.name for block in blocks[:5])
    more = f" and {len(blocks) - 5} more" if len(blocks) > 5 else ""
    return f"Cells {shown}{more} are"
