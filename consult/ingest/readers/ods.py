"""OpenDocument spreadsheets: values as they are stored, in every table; formulas are never run."""

from pathlib import Path

from consult.ingest.content import Workbook
from consult.ingest.safety import check_file, member_names, open_archive, reading, unreadable
from consult.ingest.spreadsheet import opendocument
from consult.ingest.spreadsheet.sheets import collected, finished
from consult.settings import IngestSettings

FORMAT = "OpenDocument spreadsheet (.ods)"
SUFFIXES = (".ods", ".ots")
_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is an OpenDocument spreadsheet, a truncated one included."""
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    if _MIMETYPE in head[:256]:
        return 1.0
    return 0.9 if _MIMETYPE in head and "content.xml" in member_names(path) else 0.0


def read(path: Path, settings: IngestSettings) -> Workbook:
    """Return every table of the spreadsheet that holds anything, hidden ones too.

    A formula counts as the value stored with it; one without a stored value, and a cell that shows an error, is a
    refusal.

    Raises:
        UnreadableFile: it is damaged, cut short, empty or protected by a password.
        UnsafeFile: it unpacks beyond the settings or spans more cells than can be held.
    """
    check_file(path, settings)
    with reading(path, "an OpenDocument spreadsheet"):
        archive = open_archive(path, settings)
        if b"encryption-data" in archive.content("META-INF/manifest.xml"):
            raise unreadable(path, "the spreadsheet is protected by a password.", "Save a copy without a password.")
        if "content.xml" not in archive.members:
            raise unreadable(path, "the spreadsheet is damaged: its content is missing.")
        notes, sheets = [], []
        for table in opendocument.parse(path, archive.pieces("content.xml")):
            if table.n_comments:
                notes.append(f'"{table.name}" also holds {table.n_comments} cell comments, which were not read.')
            if not table.rows and not table.look.unstored:
                notes.append(f'Sheet "{table.name}" holds no cells and was left out.')
                continue
            sheets.append(finished(table.name, table.hidden, table.rows, table.blocks, table.look, settings))
        return collected(path, sheets, notes)
