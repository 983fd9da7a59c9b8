"""How the records of a delimited text are written: found by reading it in earnest, not from a few characters."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Literal

DELIMITERS = ",;\t|"
SAMPLE = 256 * 1024
_RECORDS = 200
_LONGEST_FIELD = 2**31 - 1
_DECLARATION = "sep="
_AFTER_THE_END = "\ue000after the end of the file\ue000"
_NO_DELIMITER = "\x1f"
_MASK = "\ue00d"
_BARE_RETURN = re.compile(r"\r(?!\n)")


@dataclass(frozen=True)
class Dialect:
    """A delimiter and how well it fits.

    `width` is the number of columns most records have, `agreement` the share of records that have it, `n_records` how
    many were looked at; `headed` tells that the first record has the delimiter too, `clean` that quotation marks stand
    only where they should. `old_ends` tells that records end with a bare carriage return, `quoted` that quotation marks
    enclose cells, `declared` that the first line names the delimiter (`sep=;`, as Excel writes it).
    """

    delimiter: str
    width: int
    agreement: float
    n_records: int
    headed: bool
    clean: bool = True
    old_ends: bool = False
    quoted: bool = True
    declared: bool = False


class OpenQuotation(Exception):
    """The text ends inside a quotation that opened in this record, counted from 1."""

    def __init__(self, record: int) -> None:
        super().__init__(record)
        self.record = record


def detect(text: str, *, whole: bool) -> Dialect:
    """Return the dialect of a text from its first records.

    A delimiter fits when the header has it and the records after it, quotation marks respected, have as many fields as
    the header; of two that fit equally the one with more columns. Where none fits, the text is one column.

    Args:
        text: the text, or the beginning of it.
        whole: whether it is all of the text; otherwise its last record may be cut off and does not count.
    """
    first, _, rest = text.partition("\n")
    named = first.rstrip("\r")[len(_DECLARATION) :]
    if first.casefold().startswith(_DECLARATION) and len(named) == 1 and named not in '" \0':
        return replace(_best(rest, named, whole=whole), declared=True)
    best = _best(text, DELIMITERS, whole=whole)
    if best.headed or (best.width >= 3 and best.agreement >= 0.8 and best.n_records >= 5):
        return best
    return replace(best, delimiter=_NO_DELIMITER, width=1, agreement=1.0, headed=False)


def records(text: str, dialect: Dialect, *, strict: bool = False) -> Iterator[list[str]]:
    """Yield the records of a text.

    Only one kind of line end ends a record, bare carriage returns or the others; the other kind is part of the cell
    it stands in, even where the program that wrote the text did not quote that cell.

    Raises:
        OpenQuotation: a quotation mark is never closed.
        csv.Error: in strict reading only, where a quotation mark stands inside a cell.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    inner = "\n" if dialect.old_ends else "\r"
    foreign = text.count("\n") if dialect.old_ends else text.count("\r") - text.count("\r\n")
    lines = chain(_lines(text, dialect.old_ends, mask=foreign > 0), [_AFTER_THE_END])
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE
    reader = csv.reader(lines, delimiter=dialect.delimiter, quoting=quoting, strict=strict)
    for number, record in enumerate(reader, 1):
        if record == [_AFTER_THE_END]:
            return
        if record and record[-1].endswith(_AFTER_THE_END):
            raise OpenQuotation(number)
        yield [cell.replace(_MASK, inner) for cell in record] if foreign else record


def table(text: str, dialect: Dialect) -> tuple[list[list[str]], str]:
    """Return all records of a text, and a note where its quotation marks are not as they should be ("" otherwise).

    Some programs write tables, tab-separated ones above all, without any quoting. A cell that happens to begin with a
    quotation mark would then swallow the rows up to the next one; so where quotation marks do not fit, and the lines
    fit without them, they are text.

    Raises:
        OpenQuotation: a quotation mark is never closed, and is no text.
    """
    rows: list[list[str]] = []
    try:
        rows.extend(records(text, dialect, strict=True))
        return rows, ""
    except (csv.Error, OpenQuotation):
        plain = list(records(text, replace(dialect, quoted=False)))
        if _fits_plainly(plain):
            return plain, "Quotation marks do not enclose cells in this file; they were read as part of the text."
        place = len(rows) + 1
        note = f"A quotation mark stands in the middle of a cell of record {place}; check that row and those after it."
        return list(records(text, dialect)), note


def _fits_plainly(rows: list[list[str]]) -> bool:
    """Tell whether lines, taken as records without quoting, agree, and several cells have a lone quotation mark."""
    width, n_rows = Counter(len(row) for row in rows if any(row)).most_common(1)[0]
    lone = sum(cell.startswith('"') and (len(cell) == 1 or not cell.endswith('"')) for row in rows for cell in row)
    return width >= 2 and n_rows >= 0.99 * sum(map(any, rows)) and lone >= 2


def _lines(text: str, old_ends: bool, *, mask: bool) -> Iterator[str]:
    """Yield the lines of a text with their ends; `mask` puts a sign for the other kind of line end."""
    end = "\r" if old_ends else "\n"
    start = 0
    while start < len(text):
        stop = text.find(end, start) + 1 or len(text)
        line = text[start:stop]
        if mask:
            line = line.replace("\n", _MASK) if old_ends else _BARE_RETURN.sub(_MASK, line)
        yield line
        start = stop


def _best(text: str, delimiters: str, *, whole: bool) -> Dialect:
    """Return the best fit over delimiters, and over line ends where both kinds occur."""
    both = "\n" in text and text.count("\r") > text.count("\r\n")
    ends = [False, True] if both else ["\n" not in text and "\r" in text]
    fits = [_fit(text, delimiter, old_ends, whole=whole) for old_ends in ends for delimiter in delimiters]
    return max(
        fits, key=lambda fit: (fit.headed, round(fit.agreement, 2), fit.clean, both and fit.n_records, fit.width)
    )


def _fit(text: str, delimiter: str, old_ends: bool, *, whole: bool) -> Dialect:
    fit = Dialect(delimiter, 1, 0.0, 0, headed=False, old_ends=old_ends)
    widths: list[int] = []
    cut = False
    try:
        for record in records(text, fit):
            if any(record):
                widths.append(len(record))
            if len(widths) > _RECORDS:
                cut = True
                break
    except (OpenQuotation, csv.Error):
        cut = True
    if not whole and not cut and len(widths) > 1:
        widths.pop()
    if not widths:
        return fit
    width, _ = max(Counter(widths).items(), key=lambda pair: (pair[1], pair[0] == widths[0]))
    agreement = widths.count(width) / len(widths)
    headed = widths[0] >= 2 and width >= 2
    clean = headed and _is_clean(text, fit)
    return replace(fit, width=width, agreement=agreement, n_records=len(widths), headed=headed, clean=clean)


def _is_clean(text: str, fit: Dialect) -> bool:
    try:
        for _ in islice(records(text, fit, strict=True), _RECORDS):
            pass
    except csv.Error as error:
        return "expected after" not in str(error)  # the other complaint is that a sample ends in a quotation
    except OpenQuotation:
        pass
    return True
