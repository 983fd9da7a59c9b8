"""PDF: the text of the pages, and every string of every object, packed or not: notes, properties, XMP, form fields."""

import re
import zlib
from collections.abc import Iterator

import pypdfium2 as pdfium

from consult.errors import UnreadableFile
from consult.quotes.audit import printable
from consult.quotes.audit.artefact import File, Passage

SUFFIXES = (".pdf",)
VERSION = 1
_STREAM = re.compile(rb"stream\r?\n")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_OCTAL = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_PICTURE = 3
_MOST = 50_000_000


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin as such a document does."""
    return content.startswith(b"%PDF")


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the pages, the files attached, and the strings of all objects.

    Raises:
        UnreadableFile: it is protected, or a page is a picture without a text.
    """
    if b"/Encrypt" in file.content:
        raise UnreadableFile("it is protected. Save a copy without protection.")
    document = pdfium.PdfDocument(file.content)
    try:
        for number in range(len(document)):
            yield Passage(f"page {number + 1}", _page(document[number]))
        for number in range(document.count_attachments()):
            attached = document.get_attachment(number)
            yield File(f"attachment {number + 1}", attached.get_name(), bytes(attached.get_data()))
    finally:
        document.close()
    for part in (file.content, *_streams(file.content)):
        yield Passage("objects", "\n".join(_strings(part)), code=True)


def _page(page: pdfium.PdfPage) -> str:
    text = str(page.get_textpage().get_text_bounded())
    if not text.strip() and any(True for _ in page.get_objects(filter=[_PICTURE])):
        raise UnreadableFile("a page is a picture, whose words cannot be read.")
    return text


def _streams(content: bytes) -> Iterator[bytes]:
    """Unpack the streams that are packed in the usual way; others stand in the content as they are."""
    for start in _STREAM.finditer(content):
        inflater = zlib.decompressobj()
        try:
            yield inflater.decompress(content[start.end() :], _MOST)
        except zlib.error:
            continue


def _strings(part: bytes) -> Iterator[str]:
    yield from printable.runs(part)
    for match in _LITERAL.finditer(part):
        yield _decoded(_OCTAL.sub(_escape, match[1]))
    for match in _HEX.finditer(part):
        digits = b"".join(match[1].split())
        yield _decoded(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))


def _escape(match: re.Match[bytes]) -> bytes:
    said = match[1]
    if said.isdigit():
        return bytes([int(said, 8) & 0xFF])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(said, b"" if said.endswith(b"\n") else said)


def _decoded(string: bytes) -> str:
    if string.startswith((b"\xfe\xff", b"\xff\xfe")):
        return string.decode("utf-16", errors="replace")
    try:
        return string.decode()
    except UnicodeDecodeError:
        return string.decode("latin-1")
