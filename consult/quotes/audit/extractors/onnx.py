"""Models in ONNX (protocol buffers): every string in the tree of messages, vocabularies among them."""

from collections.abc import Iterator

from consult.quotes.audit import printable
from consult.quotes.audit.artefact import File, Passage

SUFFIXES = (".onnx",)
VERSION = 1
_LARGE = 1 << 20
_DEEPEST = 20
_FIXED = {1: 8, 5: 4}


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin with the field that such a model begins with."""
    return content[:1] == b"\x08"


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the strings of all messages, then readable runs, lest a field be missed."""
    yield Passage("strings", "\n".join(_strings(file.content, 0)))
    yield Passage("bytes", "\n".join(printable.runs(file.content)), code=True)


def _strings(message: bytes, depth: int) -> Iterator[str]:
    """Yield each field with a length that is text, or those of the message that it may be."""
    for field in _fields(message):
        try:
            text = field.decode() if len(field) < _LARGE else ""
        except UnicodeDecodeError:
            text = ""
        if text:
            yield text
        if depth < _DEEPEST:
            yield from _strings(field, depth + 1)


def _fields(message: bytes) -> list[bytes]:
    """Return the fields with a length; none where the bytes are no message."""
    at, found = 0, []
    while at < len(message):
        key, at = _number(message, at)
        wire = key & 7
        if wire == 0:
            _, at = _number(message, at)
        elif wire in _FIXED:
            at += _FIXED[wire]
        elif wire == 2:
            size, at = _number(message, at)
            found.append(message[at : at + size])
            at += size
        else:
            return []
        if key >> 3 == 0 or at > len(message):
            return []
    return found


def _number(message: bytes, at: int) -> tuple[int, int]:
    """Return a number of variable length and where it ends, beyond the message where it is cut short."""
    value = shift = 0
    while at < len(message) and shift < 64:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    return value, len(message) + 1
