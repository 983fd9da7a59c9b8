"""OpenDocument texts, spreadsheets and presentations: every part of the package, seen or not."""

from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.package import has_part, office_texts

SUFFIXES = (".odt", ".ods", ".odp")
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are an archive with the parts of such a file."""
    return has_part(content, b"content.xml")


def extract(file: File) -> Iterator[Passage | File]:
    """Yield file.content, styles, comments, tracked changes, alt text and properties."""
    return office_texts(file.name, file.content)
