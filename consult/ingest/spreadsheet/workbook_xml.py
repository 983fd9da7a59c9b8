"""What a look at the XML of an XLSX sheet tells beyond its values: formulas, errors, how far the cells reach.

A quick search of the bytes answers for a plain sheet of values; only where it finds something is the XML parsed, as
a stream, with document type definitions refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax.handler import ContentHandler

from consult.ingest.heading import position

_BLOCK = 1 << 22
_SPACES = bytes.maketrans(b"\t\r\n", b"   ")
# Each search begins with literal bytes, which it skips to; a class of characters there would be eight times as slow.
# A plain cell has a reference, a style and a type that is no error, in the order and spelling of the usual programs,
# and no formula in it. Whatever is spelt in another way is parsed.
_PLAIN = rb'"(?: s="\d++")?+(?: t="[^e"]\w*+")?+/?+>(?!<f[ />])'
_NEAR_CELL = re.compile(rb'<c (?!r="[A-Z]{1,2}+\d{1,4}+' + _PLAIN + rb")")
_NEAR_ROW = re.compile(rb'<row (?!r="\d{1,4}")')
_FAR_CELL = re.compile(rb'<c (?!r="[A-Z]{1,3}+\d{1,7}+' + _PLAIN + rb")")
_FAR_ROW = re.compile(rb'<row (?!r="\d{1,7}")')
_COLUMNS = re.compile(rb' r="([A-Z]+)')
_ROWS = re.compile(rb' r="[A-Z]*(\d+)')
_PLAIN_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<worksheet[\s>]")
_OTHER_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8)", re.IGNORECASE)
_NEAR = 9_999, 702  # rows and columns that four digits and two letters can name
_REFERENCE = re.compile(r"([A-Za-z]*)(\d*)")


@dataclass
class Look:
    """What was seen. Rows and columns count from 0 in places, `n_rows` and `n_columns` are how far cells reach.

    `n_cells` counts them; those of a look at plain values may be empty, those of one that parses hold something.
    `unstored` are formulas without a stored value, with their text; `errors` are cells that show an error such as
    `#REF!`; `n_shared` counts the references to shared texts; `merged` tells that cells may be merged.
    """

    n_rows: int = 0
    n_columns: int = 0
    n_cells: int = 0
    n_shared: int = 0
    n_formulas: int = 0
    merged: bool = False
    formula_columns: set[int] = field(default_factory=set)
    unstored: list[tuple[int, int, str]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)


def glance(pieces: Iterable[bytes], *, near: bool = True) -> Look | None:
    """Return a look at a sheet that holds plain values, or None where it takes more.

    Args:
        pieces: the XML.
        near: be content to know that no cell lies beyond row 9,999 and column ZZ; None if one does. Otherwise find
            how far the cells reach, which takes twice as long.
    """
    look = Look(*_NEAR) if near else Look()
    cells, rows = (_NEAR_CELL, _NEAR_ROW) if near else (_FAR_CELL, _FAR_ROW)
    for number, block in enumerate(_blocks(pieces)):
        if not number and (not _PLAIN_ROOT.match(block) or _OTHER_ENCODING.match(block)):
            return None
        spaced = block.translate(_SPACES)
        if cells.search(spaced) or rows.search(spaced):
            return None
        look.merged = look.merged or b"<mergeCell" in spaced
        look.n_cells += spaced.count(b"<c ")
        look.n_shared += spaced.count(b't="s"')
        if not near:
            names = (name.decode() for name in set(_COLUMNS.findall(spaced)))
            look.n_rows = max([look.n_rows, *map(int, set(_ROWS.findall(spaced)))])
            look.n_columns = max([look.n_columns, *(position(name) + 1 for name in names)])
    return look


def parse(pieces: Iterable[bytes]) -> Look:
    """Return a look at any sheet by parsing it.

    Raises:
        Exception: the XML is not well-formed, or declares a document type.
    """
    from defusedxml.expatreader import create_parser  # type: ignore[import-untyped]  # it has no stubs

    handler = _Cells()
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(handler)
    for piece in pieces:
        parser.feed(piece)
    parser.close()
    return handler.look


class _Cells(ContentHandler):
    """Follows row and cell references as spreadsheet programs do: a missing one is the next."""

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self.row = self.column = -1
        self.type = ""
        self.formula: list[str] | None = None
        self.value: list[str] | None = None
        self.reading: list[str] | None = None

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802  (the name SAX gives it)
        match name.rpartition(":")[2]:
            case "row":
                self._place(attrs.get("r", ""), row=True)
            case "c":
                self._place(attrs.get("r", ""), row=False)
                self.type, self.formula, self.value = attrs.get("t", "n"), None, None
                self.look.n_shared += self.type == "s"
            case "f":
                self.formula = self.reading = []
            case "v" | "t":
                self.value = self.reading = self.value or []
            case "is":
                self.value = []
            case "mergeCell":
                self.look.merged = True

    def endElement(self, name: str) -> None:  # noqa: N802  (the name SAX gives it)
        match name.rpartition(":")[2]:
            case "f" | "v" | "t":
                self.reading = None
            case "c":
                self._finish()

    def characters(self, content: str) -> None:
        if self.reading is not None:
            self.reading.append(content)

    def _place(self, reference: str, *, row: bool) -> None:
        found = _REFERENCE.fullmatch(reference)
        name, number = found.groups() if found else ("", "")
        if row:
            self.row, self.column = (int(number[:9]) - 1 if number else self.row + 1), -1
        else:
            self.column = position(name) if name else self.column + 1
            self.row = int(number[:9]) - 1 if number else self.row

    def _finish(self) -> None:
        value = "".join(self.value or [])
        # a cell that is only coloured holds nothing; one with an empty value is there for the library that reads it
        if self.value is not None or self.formula is not None or self.type != "n":
            self.look.n_cells += 1
            self.look.n_rows = max(self.look.n_rows, self.row + 1)
            self.look.n_columns = max(self.look.n_columns, self.column + 1)
        if self.formula is not None:
            self.look.n_formulas += 1
            self.look.formula_columns.add(self.column)
            # A text formula may store an empty text; any other formula without a value was never worked out.
            if not value and (self.type != "str" or self.value is None):
                self.look.unstored.append((self.row, self.column, "=" + "".join(self.formula)))
                return
        if self.type == "e" and value:
            self.look.errors.append((self.row, self.column, value))


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Join pieces into blocks that end where a tag begins, so that no tag is cut in two."""
    held: list[bytes] = []
    for piece in pieces:
        end = piece.rfind(b"<") if sum(map(len, held)) >= _BLOCK else 0
        if end > 0:
            yield b"".join([*held, piece[:end]])
            held = []
        held.append(piece[end:] if end > 0 else piece)
    yield b"".join(held)
