"""Pictures in PNG: their texts, EXIF, XMP and names of profiles. The pixels are not read."""

import zlib
from collections.abc import Iterator

from consult.errors import UnreadableFile
from consult.quotes.audit import printable
from consult.quotes.audit.artefact import File, Passage

SUFFIXES = (".png",)
VERSION = 1
_MARK = b"\x89PNG\r\n\x1a\n"
_PIXELS = (b"IDAT", b"IHDR", b"PLTE")
_PACKED = (b"zTXt", b"iTXt", b"iCCP")
_MOST = 10_000_000


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin as such a picture does."""
    return content.startswith(_MARK)


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the text of every chunk but those of the pixels."""
    at, kind = len(_MARK), b""
    while kind != b"IEND":
        size = int.from_bytes(file.content[at : at + 4], "big")
        kind, data = file.content[at + 4 : at + 8], file.content[at + 8 : at + 8 + size]
        check = int.from_bytes(file.content[at + 8 + size : at + 12 + size], "big")
        if len(data) < size or zlib.crc32(kind + data) != check:
            raise UnreadableFile("it is damaged: a part of it is not what its checksum says.")
        at += 12 + size
        if kind not in _PIXELS:
            yield Passage(f"chunk {kind.decode('ascii')}", "\n".join(_texts(kind, data)))
    if file.content[at:]:
        raise UnreadableFile("it goes on after its end, where anything may stand.")


def _texts(kind: bytes, data: bytes) -> Iterator[str]:
    yield from printable.runs(data)
    yield data.decode("latin-1") if kind == b"tEXt" else ""
    if kind in _PACKED:
        for start in _packed(kind, data):
            unpacked = _unpacked(data[start:])
            yield unpacked.decode("utf-8" if kind == b"iTXt" else "latin-1")
            yield from printable.runs(unpacked)


def _packed(kind: bytes, data: bytes) -> Iterator[int]:
    """Yield where the packed text of a chunk begins: after its key, its method and, in iTXt, two more strings."""
    start = data.index(b"\0") + 2
    if kind == b"iTXt":
        if data[start - 1] == 0:  # not packed
            return
        start = data.index(b"\0", data.index(b"\0", start + 1) + 1) + 1
    yield start


def _unpacked(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    text = inflater.decompress(data, _MOST)
    if not inflater.eof:
        raise UnreadableFile("a text in it is cut short or too long.")
    return text
