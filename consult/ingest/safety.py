"""What a file must be before anything opens it: a real file, of a size we can hold, unpacking to what it says.

How archives are opened safely is in `consult.archive`; here are the settings they are opened with.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consult import archive
from consult.archive import MEGABYTE, Archive, Limit, check_megabytes, member_names, unreadable, unsafe
from consult.errors import ConsultError
from consult.settings import IngestSettings

__all__ = [
    "MAX_CELLS", "MEGABYTE", "Archive", "check_file", "check_span", "member_names", "open_archive", "reading",
    "spans_too_much", "unreadable", "unsafe",
]  # fmt: skip

MAX_CELLS = 50_000_000
"""Cells that one sheet may span, empty ones included: two cells in far corners must not fill the memory."""
_MANY_CELLS = 10_000_000
_LEAST_USED = 0.01


def check_file(path: Path, settings: IngestSettings) -> int:
    """Return the size of a file in bytes, once it is known to be an ordinary one that may be read.

    Raises:
        UnreadableFile: it is not there, is a folder or a device, is empty, or may not be read.
        UnsafeFile: it is larger than `max_file_megabytes`.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise unreadable(
            path, "the file cannot be found or looked at.", "Check the name and the permissions."
        ) from error
    if stat.S_ISDIR(state.st_mode):
        raise unreadable(path, "this is a folder, not a file.", "Give the files inside it.")
    if not stat.S_ISREG(state.st_mode):
        raise unreadable(path, "this is a device or a pipe, not a file.", "Save its content as a file first.")
    if state.st_size == 0:
        raise unreadable(path, "the file is empty (0 bytes).", "Ask for it again; the transfer may have failed.")
    if not os.access(path, os.R_OK):
        raise unreadable(path, "you do not have permission to read the file.", "Change its permissions.")
    check_megabytes(path, state.st_size, _limit(settings), "is")
    return state.st_size


@contextmanager
def reading(path: Path, noun: str) -> Iterator[None]:
    """Turn whatever a library raises over a bad file into an `UnreadableFile` that says what to do.

    What the library says is left out, since it may quote the file. Libraries written in Rust panic with an exception
    that is not an `Exception`.
    """
    try:
        yield
    except ConsultError:
        raise
    except Exception:
        raise unreadable(path, f"the file is damaged or cut short, and cannot be read as {noun}.") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise unreadable(path, f"the file is damaged and cannot be read as {noun}.") from None


def check_span(path: Path, sheet: str, n_rows: int, n_columns: int, n_used: int = MAX_CELLS) -> None:
    """Refuse a sheet that spans too many cells, where `n_used` is how many hold anything.

    Raises:
        UnsafeFile: it does; the message has the numbers.
    """
    if spans_too_much(n_rows, n_columns, n_used):
        n_cells = n_rows * n_columns
        used = f", of which the file gives only {n_used:,}" if n_used < min(n_cells, MAX_CELLS) else ""
        raise unsafe(
            path,
            f'sheet "{sheet}" spans {n_rows:,} rows and {n_columns:,} columns, which is {n_cells:,} cells{used}.',
            "Delete stray cells far below or to the right of the table, or split the table, and save again.",
        )


def spans_too_much(n_rows: int, n_columns: int, n_used: int) -> bool:
    """Tell whether a sheet has more cells than can be held, or a great many of which nearly all are empty."""
    n_cells = n_rows * n_columns
    return n_cells > MAX_CELLS or (n_cells > _MANY_CELLS and n_used < _LEAST_USED * n_cells)


def open_archive(path: Path, settings: IngestSettings, data: bytes | None = None) -> Archive:
    """Open a ZIP archive (what XLSX, ODS and DOCX files are) within the settings: see `archive.open_archive`."""
    return archive.open_archive(path, _limit(settings), data)


def _limit(settings: IngestSettings) -> Limit:
    return Limit(
        settings.max_file_megabytes, "If you trust it, raise max_file_megabytes under [ingest] in consult.toml."
    )
