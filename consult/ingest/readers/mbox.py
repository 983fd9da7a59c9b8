"""Mailboxes (.mbox): many messages in one file, read one at a time."""

import re
from collections.abc import Iterator
from pathlib import Path

from consult.errors import InputError
from consult.ingest.content import Document, Mailbag, Refusal
from consult.ingest.letter import letters, mail
from consult.ingest.readers import eml
from consult.ingest.safety import MEGABYTE, check_file, unreadable
from consult.settings import IngestSettings

FORMAT = "mailbox (.mbox)"
SUFFIXES = (".mbox", ".mbx")
_BETWEEN = re.compile(
    rb"^From \S.*\b[0-9]{2}:[0-9]{2}\b.*[12][0-9]{3}\b|^From -? ?(?:MAILER|[A-Z][a-z]{2} [A-Z][a-z]{2} )"
)
_ESCAPED = re.compile(rb"^>(>*From )")
_BROKEN = "message that could not be read"
MAX_MESSAGE = 150 * MEGABYTE


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is a mailbox: a "From " line with a date, then header lines."""
    del path
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return 0.97 if first.startswith(b"From ") and eml.header_lines(rest) else 0.0


def read(path: Path, settings: IngestSettings) -> Mailbag:
    """Return the messages in order, numbered from 1; one that is broken is a refusal and the others are kept.

    Raises:
        UnreadableFile: the file cannot be read, or no message in it can.
        UnsafeFile: it is larger than the settings allow.
    """
    check_file(path, settings)
    documents: list[Document] = []
    refusals: list[Refusal] = []
    for number, data in enumerate(_messages(path), 1):
        if data is None:
            reason = f"message of more than {MAX_MESSAGE // MEGABYTE} MB, not read: save it on its own"
            refusals.append(Refusal(number, "", reason))
            continue
        try:
            bag = letters.mailbag(mail.document(data, path.name, number, settings))
        except InputError as error:
            reason = "; ".join(f"{problem.what} {problem.remedy}".strip() for problem in error.problems)
            refusals.append(Refusal(number, "", f"{_BROKEN}: {reason}"))
            continue
        documents.extend(bag.documents)
        refusals.extend(Refusal(number, one.column, one.reason, one.value) for one in bag.refusals)
    if not documents and all(refusal.reason.startswith(_BROKEN) for refusal in refusals):
        raise unreadable(
            path, "no message in it can be read.", "Export the mailbox again, as .mbox or single .eml files."
        )
    return Mailbag(tuple(documents), tuple(refusals))


def _messages(path: Path) -> Iterator[bytes | None]:
    """Yield the raw messages one at a time; None for one that is too large to hold."""
    lines: list[bytes] = []
    size, begun, blank = 0, False, True
    try:
        with path.open("rb") as stream:
            for line in stream:
                if blank and _BETWEEN.match(line):
                    if begun:
                        yield b"".join(lines) if size <= MAX_MESSAGE else None
                    lines, size, begun = [], 0, True
                else:
                    begun = begun or bool(line.strip())
                    size += len(line)
                    if size <= MAX_MESSAGE:
                        lines.append(_ESCAPED.sub(rb"\1", line))
                    else:
                        lines.clear()
                blank = not line.strip()
    except OSError as error:
        raise unreadable(path, "the mailbox cannot be read to its end.") from error
    if begun:
        yield b"".join(lines) if size <= MAX_MESSAGE else None
