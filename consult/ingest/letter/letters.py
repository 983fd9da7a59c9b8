"""What the readers of single documents share: reading a file within its limit, and the bag with one letter in it."""

from pathlib import Path

from consult.ingest.content import Document, Mailbag, Refusal
from consult.ingest.safety import MEGABYTE, check_file, unreadable, unsafe
from consult.settings import IngestSettings

MAX_LETTER = 200 * MEGABYTE
"""Bytes. No letter that a person wrote is larger; what is would only exhaust the memory."""

NOTHING_WRITTEN = "the document holds no text"


def contents(path: Path, settings: IngestSettings) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableFile: it is empty, or cannot be opened.
        UnsafeFile: it is larger than a document may be.
    """
    if check_file(path, settings) > MAX_LETTER:
        raise unsafe(
            path,
            f"the file is larger than {MAX_LETTER // MEGABYTE} MB, too large for one letter.",
            "Split it, or ask for the text without the pictures.",
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, "the file cannot be read to its end.") from error


def mailbag(document: Document) -> Mailbag:
    """Return the bag of one letter; a letter without a word leaves only its refusals."""
    if document.text.strip() or document.attachments:
        return Mailbag((document,))
    return Mailbag((), document.refusals or (Refusal(0, "", NOTHING_WRITTEN),))
