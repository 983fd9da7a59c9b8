"""Excel workbooks: every part of the package, seen or not."""

from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.package import has_part, office_texts

SUFFIXES = (".xlsx",)
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are an archive with the parts of such a file."""
    return has_part(content, b"xl/")


def extract(file: File) -> Iterator[Passage | File]:
    """Yield cells of all sheets, hidden ones too, names, formulas, comments, pivot caches, charts and properties."""
    return office_texts(file.name, file.content)
