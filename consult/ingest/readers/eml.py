"""One e-mail message as a file (.eml)."""

import re
from pathlib import Path

from consult.ingest.content import Mailbag
from consult.ingest.letter import letters, mail
from consult.settings import IngestSettings

FORMAT = "e-mail (.eml)"
SUFFIXES = (".eml",)
_HEADER = re.compile(rb"^[!-9;-~]{1,60}:(?:[ \t]|\r?$)")
_KNOWN = re.compile(
    rb"^(?:From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Content-Type|Delivered-To|Reply-To|"
    rb"DKIM-Signature|Content-Transfer-Encoding|X-[A-Za-z0-9-]+):",
    re.IGNORECASE,
)
_ENOUGH = 3


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is one e-mail message, by its first lines."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    known = {found.group().lower() for line in header_lines(start) if (found := _KNOWN.match(line))}
    if len(known) >= _ENOUGH:
        return 0.95
    return 0.7 if known and path.suffix.casefold() == ".eml" else 0.0


def header_lines(start: bytes) -> list[bytes]:
    """Return the header lines at the start of a message; none where its first line is not one."""
    lines: list[bytes] = []
    for line in start.split(b"\n"):
        if line.startswith((b" ", b"\t")) and lines and line.strip():
            continue
        if not _HEADER.match(line):
            break
        lines.append(line)
    return lines


def read(path: Path, settings: IngestSettings) -> Mailbag:
    """Return the message with its attachments; quoted messages, pictures and what cannot be read are refusals.

    Raises:
        UnreadableFile: it is not an e-mail message.
        UnsafeFile: it is larger than the settings allow.
    """
    return letters.mailbag(mail.document(letters.contents(path, settings), path.name, 1, settings))
