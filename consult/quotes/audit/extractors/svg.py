"""Vector pictures and other XML: text, titles, descriptions, attributes, comments and metadata."""

from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.markup import HTML, Walk, parsed

SUFFIXES = (".svg", ".xml")
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin as XML does."""
    return b"<" in content[:64]


def extract(file: File) -> Iterator[Passage | File]:
    """Yield every text of the tree."""
    return Walk(parsed(file.content), HTML).passages()
