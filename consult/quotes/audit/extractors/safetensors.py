"""Weights in safetensors: names, metadata, and what reads as text among the numbers."""

from collections.abc import Iterator

from consult.quotes.audit import printable
from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.extractors.json import values

SUFFIXES = (".safetensors",)
VERSION = 1
_SIZE = 8


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin as such a file does."""
    return content[_SIZE : _SIZE + 1] == b"{"


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the header's keys and values, and readable runs of the tensors."""
    end = _SIZE + int.from_bytes(file.content[:_SIZE], "little")
    yield from values(file.content[_SIZE:end].decode(), "header, value")
    yield Passage("tensors", "\n".join(printable.runs(file.content[end:])), code=True)
