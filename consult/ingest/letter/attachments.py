"""What is attached to an e-mail, opened when it is a document and refused with a reason when it is not."""

import re
from dataclasses import replace
from pathlib import Path, PurePath
from types import ModuleType

from consult import registry
from consult.errors import InputError
from consult.ingest.content import Document, Refusal
from consult.settings import IngestSettings

MAX_ATTACHMENTS = 100
MAX_BYTES = 200_000_000
"""Decoded bytes of all the attachments of one message together."""

_OPENED = ("docx", "html", "pdf", "text")
_SURE = 0.3
_HEAD = 65_536
_TABLES = frozenset(
    {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".sav", ".parquet", ".json", ".jsonl", ".numbers"}
)
_IMAGES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".webp", ".svg", ".emf", ".wmf"}
)
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".gz", ".tar", ".bz2", ".xz"})
_CARDS = frozenset({".ics", ".vcf"})
_CARD_KINDS = ("text/calendar", "text/vcard", "text/x-vcard", "text/directory")
_CARD = re.compile(rb"\s*BEGIN:V(?:CARD|CALENDAR)\b", re.IGNORECASE)
_REASONS = (
    (_TABLES, ("text/csv", "application/vnd.ms-excel"), "attached table: ingest it as a file of its own"),
    (_IMAGES, ("image/",), "attached picture: it holds no text that can be read; type it in if it matters"),
    (_ARCHIVES, ("application/zip", "application/x-"), "attached archive, not opened: unpack it and ingest the files"),
    (_CARDS, _CARD_KINDS, "calendar entry or address card"),
    (
        frozenset({".mp3", ".wav", ".m4a", ".mp4", ".mov"}),
        ("audio/", "video/"),
        "sound or film: write down what it says",
    ),
    (
        frozenset({".ppt", ".pptx", ".odp", ".key"}),
        ("application/vnd.ms-powerpoint",),
        "attached slides: save them as PDF",
    ),
)
_TNEF = b"\x78\x9f\x3e\x22"
WINMAIL = "winmail.dat, Outlook's own packing: ask for the attachments as plain files"
_UNKNOWN = "attachment of a kind that is not read: ask for it as PDF or Word"


def opened(name: str, kind: str, data: bytes, settings: IngestSettings) -> Document | Refusal:
    """Open one attachment.

    Args:
        name: the name the sender gave it.
        kind: its media type in lower case.
        data: its bytes.
        settings: handed to the reader.

    Returns:
        A document that is called by its format, or why it was not opened; the name is the refusal's restricted value.
    """
    extension = PurePath(name).suffix.casefold()
    if data.startswith(_TNEF) or name.casefold() == "winmail.dat":
        return Refusal(1, "", WINMAIL, name)
    if _CARD.match(data) or extension in _CARDS or kind.startswith(_CARD_KINDS):
        return Refusal(1, "", _reason(".vcf", kind), name)
    reader = None if extension in _TABLES or kind == "text/csv" else _reader(name, data)
    if reader is None:
        return Refusal(1, "", _reason(extension, kind), name)
    try:
        document: Document = reader.document(name, data, settings)
    except InputError as error:
        reasons = "; ".join(f"{problem.what} {problem.remedy}".strip() for problem in error.problems)
        return Refusal(1, "", f"attachment that could not be read: {reasons}", name)
    return replace(document, name=reader.FORMAT)


def _reader(name: str, data: bytes) -> ModuleType | None:
    # The end as well as the beginning: that is where a zip lists its parts.
    head = data[:_HEAD] + data[-_HEAD:] if data[:2] == b"PK" else data[:_HEAD]
    readers = [registry.load("consult.ingest.readers", reader) for reader in _OPENED]
    sure = [reader.recognise(Path(name), head) for reader in readers]
    return readers[sure.index(max(sure))] if max(sure) >= _SURE else None


def _reason(extension: str, kind: str) -> str:
    for extensions, _, reason in _REASONS:
        if extension in extensions:
            return reason
    return next((reason for _, kinds, reason in _REASONS if kind.startswith(kinds)), _UNKNOWN)
