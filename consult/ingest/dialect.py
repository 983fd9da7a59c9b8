"""How the records of a delimited text are written: found by reading it in earnest, not from a few characters."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import chain

DELIMITERS = ",;\t|"
SAMPLE = 256 * 1024
_RECORDS = 200
_LONGEST_FIELD = 2**31 - 1
_DECLARATION = "sep="
_AFTER_THE_END = "\ue000after the end of the file\ue000"


@dataclass(frozen=True)
class Dialect:
    """A delimiter and how well it fits.

    `width` is the number of columns most records have, `agreement` the share of records that have it, `n_records` how
    many were looked at. `declared` tells that the first line names the delimiter (`sep=;`, as Excel writes it).
    """

    delimiter: str
    width: int
    agreement: float
    n_records: int
    headed: bool
    declared: bool = False


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
        fit = _fit(rest, named, whole=whole)
        return Dialect(fit.delimiter, fit.width, fit.agreement, fit.n_records, fit.headed, declared=True)
    fits = [_fit(text, delimiter, whole=whole) for delimiter in DELIMITERS]
    best = max(fits, key=lambda fit: (fit.headed, round(fit.agreement, 2), fit.width))
    if best.headed or (best.width >= 3 and best.agreement >= 0.8 and best.n_records >= 5):
        return best
    return Dialect(",", 1, 1.0, best.n_records, headed=False)


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the records of a text; a quotation mark that is never closed raises `OpenQuotation` after the last one."""
    csv.field_size_limit(_LONGEST_FIELD)
    lines = chain(StringIO(text, newline=""), [_AFTER_THE_END])
    for number, record in enumerate(csv.reader(lines, delimiter=delimiter), 1):
        if record == [_AFTER_THE_END]:
            return
        if record and record[-1].endswith(_AFTER_THE_END):
            raise OpenQuotation(number)
        yield record


class OpenQuotation(Exception):
    """The text ends inside a quotation that opened in this record, counted from 1."""

    def __init__(self, record: int) -> None:
        super().__init__(record)
        self.record = record


def _fit(text: str, delimiter: str, *, whole: bool) -> Dialect:
    widths: list[int] = []
    reading = records(text, delimiter)
    cut = False
    try:
        for record in reading:
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
        return Dialect(delimiter, 1, 0.0, 0, headed=False)
    width, _ = max(Counter(widths).items(), key=lambda pair: (pair[1], pair[0] == widths[0]))
    agreement = widths.count(width) / len(widths)
    return Dialect(delimiter, width, agreement, len(widths), headed=widths[0] >= 2 and width >= 2)
