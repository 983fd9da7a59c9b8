"""Delimited text: CSV and TSV, whatever the delimiter, the encoding and the line ends."""

import csv
import math
from collections import Counter
from pathlib import Path

from consult.ingest import encoding
from consult.ingest.content import Sheet, Workbook
from consult.ingest.heading import letter
from consult.ingest.safety import check_file, unreadable
from consult.ingest.table import dialect
from consult.ingest.table.cells import listed
from consult.ingest.table.rectangle import sheet
from consult.settings import IngestSettings

FORMAT = "delimited text (.csv, .tsv)"
SUFFIXES = (".csv", ".tsv", ".tab", ".psv", ".txt")
_HEAD = 65_536
_NOT_TEXT = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"PAR1", b"$FL2", b"$FL3", b"{\\rtf")
_NOT_ROWS = (b"<", b"{", b"[", b"From ")


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is: records that agree on a number of columns are good evidence, one column is hardly any."""
    del path  # the content decides
    if not head.strip() or head.startswith(_NOT_TEXT) or encoding.looks_binary(head):
        return 0.0
    whole = len(head) < _HEAD
    decoded = encoding.decode(head if whole else _whole_characters(head))
    if decoded is None or not decoded.text.strip():
        return 0.0
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_NOT_ROWS):
        return 0.1
    found = dialect.detect(decoded.text, whole=whole)
    if found.width < 2:
        return 0.25
    evidence = (found.n_records - 1) * (found.width - 1) * found.agreement
    return 0.3 + 0.5 * found.agreement * (1 - math.exp(-(evidence + found.width / 4) / 4))


def read(path: Path, settings: IngestSettings) -> Workbook:
    """Return the one sheet of a delimited text.

    Rows are numbered as a spreadsheet shows them: a record is a row, however many lines its cells have.

    Raises:
        UnreadableFile: it is not text, holds nothing, or ends inside a quotation.
        UnsafeFile: it is larger than the settings allow.
    """
    check_file(path, settings)
    try:
        decoded = encoding.decode(path.read_bytes())
    except OSError as error:
        raise unreadable(path, "the file cannot be read from the disk.") from error
    if decoded is None:
        raise unreadable(path, "this is not text in any known encoding.", "Save it as CSV in UTF-8.")
    return Workbook((_sheet(path, decoded, settings),))


def _sheet(path: Path, decoded: encoding.Decoded, settings: IngestSettings) -> Sheet:
    found = dialect.detect(decoded.text[: dialect.SAMPLE], whole=len(decoded.text) <= dialect.SAMPLE)
    text = decoded.text.partition("\n")[2] if found.declared else decoded.text
    first_row = 2 if found.declared else 1
    try:
        rows, stray = dialect.table(text, found)
    except dialect.OpenQuotation as end:
        raise unreadable(
            path,
            f"the file ends inside a quotation that opens in row {end.record + first_row - 1}: it is cut short, or a "
            "quotation mark is missing.",
            "Export it again, or close the quotation in that row.",
            row=end.record + first_row - 1,
        ) from None
    except csv.Error as error:
        raise unreadable(path, "the records of the file cannot be told apart.") from error
    n_blank = next((place for place, row in enumerate(rows) if any(row)), len(rows))
    if n_blank == len(rows):
        raise unreadable(path, "the file holds no rows, only blank lines.")
    del rows[:n_blank]
    first_row += n_blank
    above = f"{n_blank} blank row{'s' * (n_blank != 1)} above the first left out." if n_blank else ""
    notes = [note for note in (*decoded.notes, stray, above) if note]
    return sheet(path.stem, rows, settings, first_row=first_row, notes=[*notes, *_ragged(rows, first_row)])


def _ragged(rows: list[list[str]], first_row: int) -> list[str]:
    """Name the rows that have more or fewer cells than the header; all of their cells are kept."""
    usual = len(rows[0])
    if usual == 1:
        usual = Counter(len(row) for row in rows if any(row)).most_common(1)[0][0]
    long = [number for number, row in enumerate(rows, first_row) if any(row[usual:])]
    short = [number for number, row in enumerate(rows, first_row) if len(row) < usual and any(row)]
    notes = []
    if long:
        width = max(len(row) for row in rows)
        where = letter(usual) if width == usual + 1 else f"{letter(usual)} to {letter(width - 1)}"
        notes.append(f"{_have(long)} more cells than the {usual} of the header; the extra ones are kept in {where}.")
    if short:
        notes.append(f"{_have(short)} fewer cells than the {usual} of the header; the missing ones are blank.")
    return notes


def _have(numbers: list[int]) -> str:
    words = listed(numbers)
    return f"{words[0].upper()}{words[1:]} {'has' if len(numbers) == 1 else 'have'}"


def _whole_characters(head: bytes) -> bytes:
    """Cut a beginning where a line ends, so that no character is cut in two."""
    end = head.rfind(b"\n")
    return head[: end + 1 + (-(end + 1)) % 4] if end > 0 else head[:-4]
