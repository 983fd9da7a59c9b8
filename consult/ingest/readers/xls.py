"""Excel workbooks of the old kind (XLS): the values that were stored when the workbook was saved."""

from pathlib import Path

from consult.ingest.content import Workbook
from consult.ingest.safety import check_file, check_span, reading, unreadable
from consult.ingest.spreadsheet import compound, old_excel
from consult.ingest.spreadsheet.sheets import collected, finished, left_out
from consult.ingest.spreadsheet.workbook_xml import Look
from consult.ingest.table.merged import blocks
from consult.settings import IngestSettings

FORMAT = "old Excel workbook (.xls)"
SUFFIXES = (".xls", ".xlt")
_STREAMS = {"Workbook", "Book", "WORKBOOK", "BOOK"}
_BARE = (b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x08\x00\x00\x05", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is an old Excel workbook."""
    if head.startswith(_BARE):
        return 0.7
    if not head.startswith(compound.MARK):
        return 0.0
    names = compound.streams(path)
    if names & _STREAMS:
        return 1.0
    return 0.0 if names else 0.4  # one cut short has lost its directory, and could be any old Office file


def read(path: Path, settings: IngestSettings) -> Workbook:
    """Return every sheet of the workbook that holds anything, hidden ones too.

    Which cells are formulas is not known for this format: the values stored with them are read.

    Raises:
        UnreadableFile: it is damaged, cut short, empty or protected by a password.
        UnsafeFile: it is larger than the settings allow.
    """
    check_file(path, settings)
    with reading(path, "an Excel workbook"):
        names = compound.streams(path)
        if names and not names & _STREAMS:
            raise unreadable(path, "the file holds no Excel workbook.", "Save it as .xlsx.")
        notes, sheets = [], []
        for one in old_excel.sheets(path):
            if "password" in one:
                raise unreadable(path, "the workbook is protected by a password.", "Save a copy without a password.")
            check_span(path, one["name"], *one["span"])
            if not one["rows"]:
                notes.append(left_out(one["name"], one["kind"]))
                continue
            merged = blocks(one["merged"], len(one["rows"]))
            sheets.append(finished(one["name"], one["hidden"], one["rows"], merged, Look(), settings))
        return collected(path, sheets, notes)
