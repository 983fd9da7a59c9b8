"""Pictures in JPEG: comments, EXIF, XMP and what programs note. The pixels are not read."""

from collections.abc import Iterator

from consult.errors import UnreadableFile
from consult.quotes.audit import printable
from consult.quotes.audit.artefact import File, Passage

SUFFIXES = (".jpg", ".jpeg")
VERSION = 1
_SCAN, _PROFILE, _END = 0xDA, 0xE2, b"\xff\xd9"


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin as such a picture does."""
    return content.startswith(b"\xff\xd8\xff")


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the texts of every segment before the pixels."""
    at, marker = 2, 0
    while marker != _SCAN:
        if file.content[at : at + 1] != b"\xff" or at + 4 > len(file.content):
            raise UnreadableFile("it is damaged: its segments do not follow each other.")
        marker, size = file.content[at + 1], int.from_bytes(file.content[at + 2 : at + 4], "big")
        segment = file.content[at + 4 : at + 2 + size]
        texts = "\n".join([*printable.runs(segment), segment.decode("latin-1")])
        yield Passage(f"segment {marker:X}", texts, code=marker == _PROFILE)
        at += 2 + size
    if not file.content.rstrip(b"\0").endswith(_END) or file.content.count(_END, at) > 1:
        raise UnreadableFile("it goes on after its end, where anything may stand.")
