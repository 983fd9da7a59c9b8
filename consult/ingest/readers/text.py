"""Plain text in any encoding, and clear words for the formats that only look like it."""

import re
from pathlib import Path

from consult.errors import Problem, UnreadableFile
from consult.ingest.content import Document, Mailbag
from consult.ingest.letter import letters
from consult.ingest.letter.decoding import decode, text_of
from consult.settings import IngestSettings

FORMAT = "plain text (.txt)"
SUFFIXES = (".txt", ".text", ".md")
_NAMES = frozenset({".txt", ".text", ".md", ".markdown", ".asc"})
_PAINTED = (
    (re.compile(rb"\s*\{\\rtf"), "this is a rich text (RTF) file", "Open it in a word processor and save it as .docx."),
    (re.compile(rb"\s*%!PS"), "this is a PostScript file", "Print it to PDF."),
    (re.compile(rb"\s*BEGIN:VCARD", re.IGNORECASE), "this is an address card", "Leave it out: it answers nothing."),
    (
        re.compile(rb"\s*BEGIN:VCALENDAR", re.IGNORECASE),
        "this is a calendar entry",
        "Leave it out: it answers nothing.",
    ),
    (re.compile(rb"\s*-----BEGIN PGP MESSAGE"), "this is an encrypted message", "Decrypt it and ingest the result."),
)
_SALUTATION = re.compile(r"\s*(?:dear|to whom|hello|hi|annwyl)\b[^,\n]{0,80}[,:]?[ \t]*\n", re.IGNORECASE)
_HEADING = re.compile(r"^[ \t#*]*question\s+[0-9]{1,3}[a-z]?[ \t]*(?:[.:)*]|$)", re.IGNORECASE | re.MULTILINE)


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is prose. Low, since a table of commas is text as well."""
    if any(pattern.match(head) for pattern, *_ in _PAINTED):
        return 0.6
    text = decode(head[: len(head) - len(head) % 4] if len(head) >= 65_536 else head)
    if text is None or not text.strip():
        return 0.05 if text == "" or path.suffix.casefold() in _NAMES else 0.0
    sure = 0.45 if path.suffix.casefold() in _NAMES else 0.15
    letter = 0.3 * bool(_SALUTATION.match(text)) + 0.2 * (len(_HEADING.findall(text)) > 1)
    return min(0.85, sure + (0.2 if _prose(text) else 0.0) + letter)


def read(path: Path, settings: IngestSettings) -> Mailbag:
    """Return the file as one document.

    Raises:
        UnreadableFile: it is empty, not text, or in a format that has to be converted first.
        UnsafeFile: it is larger than the settings allow.
    """
    return letters.mailbag(document(path.name, letters.contents(path, settings), settings))


def document(name: str, data: bytes, settings: IngestSettings) -> Document:
    """Return the text. The settings are those of every reader and are not needed here.

    Raises:
        UnreadableFile: it is not text, or is in a format that has to be converted first.
    """
    del settings
    for pattern, what, remedy in _PAINTED:
        if pattern.match(data):
            raise UnreadableFile(Problem(f"{what}.", remedy, name))
    return Document(name=name, text=text_of(data, name).strip("\n"), channel="document")


def _prose(text: str) -> bool:
    """Tell whether most lines have no tab and more words than commas and semicolons could separate."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    wordy = [line for line in lines if "\t" not in line and not line.lstrip().startswith(("{", "[", "<"))]
    separators = sum(line.count(",") + line.count(";") + line.count("|") for line in wordy)
    words = sum(len(line.split()) for line in wordy)
    return len(wordy) >= 0.8 * len(lines) and words >= 4 * separators
