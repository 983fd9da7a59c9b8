"""Word documents: every part of the package, seen or not."""

from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.package import has_part, office_texts

SUFFIXES = (".docx",)
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are an archive with the parts of such a file."""
    return has_part(content, b"word/")


def extract(file: File) -> Iterator[Passage | File]:
    """Yield body, headers, notes, comments, tracked changes, alt text, properties and settings."""
    return office_texts(file.name, file.content)
