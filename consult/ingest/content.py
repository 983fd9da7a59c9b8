"""What a reader finds in a file, before anybody knows which questions it answers.

A reader (`readers/<format>.py`) is a module with

- `def recognise(path: Path, head: bytes) -> float`: how sure it is, 0 to 1, from the first 64 KiB and, where that does
  not decide, the file itself. The extension may break a tie; it never decides alone.
- `def read(path: Path, settings: IngestSettings) -> Workbook | Mailbag`.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from consult.settings import IngestSettings


@dataclass(frozen=True)
class Refusal:
    """A cell, row or part that a reader could not keep as content. `value` goes to the restricted table."""

    row: int
    column: str
    reason: str
    value: str = ""


@dataclass(frozen=True)
class Sheet:
    """A rectangle of cells as text, header rows included.

    Every row is as long as the longest, "" where there is nothing. Numbers are written as a person would read them
    (7, not 7.0), dates as ISO 8601. `first_row` is the spreadsheet row of `rows[0]`. `labels` are column labels kept
    apart from the header row (SPSS variable labels), in column order, or empty.
    """

    name: str
    rows: list[list[str]]
    first_row: int = 1
    labels: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """One or more sheets."""

    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Document:
    """A free text that one respondent sent: an e-mail body, a letter, an attachment.

    `sender` holds what the envelope says of the person: person, email, organisation, phone. `row` is the number of the
    message in a mailbox, from 1; `message_id` is what its sender's program named it. Attachments that hold nothing
    readable are refusals of the parent; the others are named by number and type, since file names hold people's names.
    """

    name: str
    text: str
    channel: str
    row: int = 1
    message_id: str = ""
    sent_at: str = ""
    subject: str = ""
    sender: dict[str, str] = field(default_factory=dict)
    attachments: tuple["Document", ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Mailbag:
    """Documents of one file: one letter, or all the messages of a mailbox."""

    documents: tuple[Document, ...]
    refusals: tuple[Refusal, ...] = ()


class Reader(Protocol):
    """What every module of `consult.ingest.readers` offers."""

    def recognise(self, path: Path, head: bytes) -> float:
        """Return how sure it is that the file is of this format, 0 to 1."""

    def read(self, path: Path, settings: IngestSettings) -> Workbook | Mailbag:
        """Return the content. Raises UnreadableFile or UnsafeFile."""
