"""Files packed by gzip, and archives of tar, packed or not."""

import tarfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath

from consult.errors import UnreadableFile, UnsafeFile
from consult.quotes.audit import printable
from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.package import LIMIT

SUFFIXES = (".gz", ".tgz", ".tar")
VERSION = 1
_MARK = b"\x1f\x8b"
_MOST = LIMIT.megabytes * 1_000_000


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin as gzip does, or are a tar archive."""
    return content.startswith(_MARK) or content[257:262] == b"ustar"


def extract(file: File) -> Iterator[Passage | File]:
    """Yield what is packed, and what gzip and tar note of it."""
    if not file.content.startswith(_MARK):
        yield from _members(file.content)
        return
    inflater = zlib.decompressobj(31)
    data = inflater.decompress(file.content, _MOST)
    if inflater.unconsumed_tail:
        raise UnsafeFile("it unpacks beyond all measure, as a bomb does.")
    if not inflater.eof or inflater.unused_data:
        raise UnreadableFile("it is cut short, or goes on after its end.")
    yield Passage("header", "\n".join(printable.runs(file.content[:1_024])), code=True)
    inner = PurePath(file.name).stem + (".tar" if file.name.lower().endswith(".tgz") else "")
    yield File("content", inner, data)


def _members(content: bytes) -> Iterator[Passage | File]:
    with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
        for member in archive:
            yield Passage("header", f"{member.name} {member.uname} {member.gname} {member.pax_headers}", code=True)
            file = archive.extractfile(member) if member.isreg() else None
            if file is not None:
                yield File(member.name, member.name, file.read())
            elif not member.isdir():
                raise UnreadableFile("it holds something that is neither file nor folder.")
