"""ZIP archives, and models and arrays that are kept in one: each member is a file to read."""

from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.package import MARK, around, opened

SUFFIXES = (".zip", ".skops", ".npz")
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin as an archive does."""
    return content.startswith((MARK, b"PK\x05\x06"))


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the files inside, their names, and what stands between them."""
    archive = opened(file.name, file.content)
    yield from around(file.content, archive)
    for member in archive.members:
        if not member.endswith("/"):
            yield File(member, member, archive.content(member))
