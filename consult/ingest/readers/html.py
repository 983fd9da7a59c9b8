"""Web pages: a response saved from a browser, or sent as an HTML attachment."""

import re
from pathlib import Path

from consult.ingest.content import Document, Mailbag
from consult.ingest.letter import letters, markup
from consult.settings import IngestSettings

FORMAT = "web page (.html)"
SUFFIXES = (".html", ".htm", ".xhtml")
_ROOT = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"</?(?:p|div|br|span|table|tr|td|h[1-6]|ul|ol|li|body|b|strong|em)\b[^>]{0,400}>", re.IGNORECASE)


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is a web page."""
    start = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        return 0.0
    if _ROOT.search(start[:1_024]):
        return 0.9
    sure = 0.5 if path.suffix.casefold() in {".html", ".htm", ".xhtml"} else 0.0
    return min(0.85, sure + 0.08 * len(_TAG.findall(start[:8_192])))


def read(path: Path, settings: IngestSettings) -> Mailbag:
    """Return the page as one document, with the text it hides refused.

    Raises:
        UnreadableFile: it is not text, or cannot be read as HTML.
        UnsafeFile: it is larger than the settings allow.
    """
    return letters.mailbag(document(path.name, letters.contents(path, settings), settings))


def document(name: str, data: bytes, settings: IngestSettings) -> Document:
    """Return the visible text of a page. The settings are those of every reader and are not needed here."""
    del settings
    text, refusals = markup.lines_of(data, name)
    return Document(name=name, text=text, channel="document", refusals=refusals)
