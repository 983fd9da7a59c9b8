"""The tables in the `content.xml` of an OpenDocument spreadsheet, parsed as a stream.

Not calamine, because it runs words together where a cell holds a tab or a line break, and tells nothing of merged
cells or formulas in this format.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.handler import ContentHandler

from consult.ingest.safety import MAX_CELLS, check_span
from consult.ingest.spreadsheet.workbook_xml import Look
from consult.ingest.table.cells import number_text
from consult.ingest.table.merged import Block

_UNREAD = frozenset({"office:annotation", "table:shapes", "table:tracked-changes", "table:dde-links", "draw:frame"})
_DURATION = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


@dataclass
class Table:
    """One table: its rows without the blank ones at the end, merged blocks, and what was seen beside values."""

    name: str
    hidden: bool = False
    rows: list[list[str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    look: Look = field(default_factory=Look)
    n_comments: int = 0


def parse(path: Path, pieces: Iterable[bytes]) -> list[Table]:
    """Return the tables of a spreadsheet in order.

    Raises:
        UnsafeFile: a table spans more cells than can be held.
        Exception: the XML is not well-formed, or declares a document type.
    """
    from defusedxml.expatreader import create_parser  # type: ignore[import-untyped]  # it has no stubs

    handler = _Tables(path)
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(handler)
    for piece in pieces:
        parser.feed(piece)
    parser.close()
    return handler.tables


class _Tables(ContentHandler):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.tables: list[Table] = []
        self.hidden: set[str] = set()
        self.style = ""
        self.unread = 0
        self.n_rows = self.n_cells = self.n_written = 0
        self.row: list[str] = []
        self.row_repeat = self.gap = 0
        self.cell: dict[str, str] | None = None
        self.paragraphs: list[str] = []
        self.text: list[str] | None = None

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802  (the name SAX gives it)
        if self.unread or name in _UNREAD:
            self.unread += 1
            if name == "office:annotation" and self.tables:
                self.tables[-1].n_comments += 1
            return
        match name:
            case "table:table-cell" | "table:covered-table-cell":
                self.cell, self.paragraphs = dict(attrs.items()), []
            case "text:p":
                self.text = [] if self.cell is not None else None
            case "text:s" | "text:tab" | "text:line-break":
                self.characters(_space(name, attrs))
            case "table:table-row":
                self.row, self.gap = [], 0
                self.row_repeat = _count(attrs.get("table:number-rows-repeated"))
            case _:
                self._start_outer(name, attrs)

    def _start_outer(self, name: str, attrs: Any) -> None:
        match name:
            case "style:style":
                self.style = attrs.get("style:name", "")
            case "style:table-properties" if attrs.get("table:display") == "false":
                self.hidden.add(self.style)
            case "table:table":
                hidden = attrs.get("table:style-name", "") in self.hidden
                self.tables.append(Table(attrs.get("table:name", f"Table {len(self.tables) + 1}"), hidden))
                self.n_rows = self.n_written = 0

    def endElement(self, name: str) -> None:  # noqa: N802  (the name SAX gives it)
        if self.unread:
            self.unread -= 1
            return
        match name:
            case "text:p" if self.text is not None:
                self.paragraphs.append("".join(self.text))
                self.text = None
            case "table:table-cell" | "table:covered-table-cell" if self.cell is not None:
                self._end_cell(self.cell)
                self.cell = None
            case "table:table-row" if self.tables:
                self._end_row()
            case "table:table" if self.tables:
                rows = self.tables[-1].rows
                self._check(len(rows), max(map(len, rows), default=0), self.n_written)

    def characters(self, content: str) -> None:
        if self.text is not None and not self.unread:
            self.text.append(content)

    def _end_cell(self, attrs: dict[str, str]) -> None:
        value = _value(attrs, self.paragraphs)
        repeat = _count(attrs.get("table:number-columns-repeated"))
        column = len(self.row) + self.gap
        wide = _count(attrs.get("table:number-columns-spanned"))
        high = _count(attrs.get("table:number-rows-spanned"))
        if wide * high > 1 and self.tables:
            block = Block(self.n_rows, column, self.n_rows + high - 1, column + wide - 1)
            self.tables[-1].blocks.append(block)
        formula = attrs.get("table:formula", "")
        if formula:
            self._see_formula(column, formula, stored="office:value-type" in attrs or bool(value))
        if attrs.get("calcext:value-type") == "error":
            self.tables[-1].look.errors.append((self.n_rows, column, value))
        if not value:
            self.gap += repeat
            return
        self._check(self.n_rows + 1, column + repeat)
        self.n_written += 1
        self.row += [""] * self.gap + [value] * repeat
        self.gap = 0

    def _see_formula(self, column: int, formula: str, *, stored: bool) -> None:
        look = self.tables[-1].look
        look.n_formulas += 1
        look.formula_columns.add(column)
        if not stored:
            look.unstored.append((self.n_rows, column, formula))

    def _end_row(self) -> None:
        rows = self.tables[-1].rows
        if self.row:
            self._check(self.n_rows + self.row_repeat, len(self.row))
            self.n_cells += len(self.row) * self.row_repeat
            self._check(self.n_cells, 1)
            rows.extend([] for _ in range(self.n_rows - len(rows)))
            rows.extend(list(self.row) for _ in range(self.row_repeat))
        self.n_rows += self.row_repeat

    def _check(self, n_rows: int, n_columns: int, n_used: int = MAX_CELLS) -> None:
        check_span(self.path, self.tables[-1].name if self.tables else "", n_rows, n_columns, n_used)


def _space(name: str, attrs: Any) -> str:
    if name == "text:s":
        return " " * _count(attrs.get("text:c"))
    return "\t" if name == "text:tab" else "\n"


def _count(repeated: str | None) -> int:
    return min(int(repeated), MAX_CELLS) if repeated and repeated.isdecimal() and len(repeated) < 12 else 1


def _value(attrs: dict[str, str], paragraphs: list[str]) -> str:
    match attrs.get("office:value-type", ""):
        case "float" | "percentage" | "currency" if "office:value" in attrs:
            return number_text(float(attrs["office:value"]))
        case "date" if "office:date-value" in attrs:
            return attrs["office:date-value"].removesuffix("T00:00:00")
        case "time" if found := _DURATION.fullmatch(attrs.get("office:time-value", "")):
            sign, hours, minutes, seconds = found.groups()
            return f"{sign}{int(hours):02}:{minutes}:{seconds}"
        case "boolean" if "office:boolean-value" in attrs:
            return attrs["office:boolean-value"].upper()
    # The attribute comes second: in an attribute XML turns tabs into spaces.
    return "\n".join(paragraphs) or attrs.get("office:string-value", "")
