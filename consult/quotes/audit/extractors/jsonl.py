"""JSON in lines, one value a line."""

from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.decoding import decoded, is_text
from consult.quotes.audit.extractors.json import values

SUFFIXES = (".jsonl", ".ndjson")
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are text."""
    return is_text(content)


def extract(file: File) -> Iterator[Passage | File]:
    """Yield keys and values, line by line."""
    for number, line in enumerate(decoded(file.content).splitlines(), start=1):
        if line.strip():
            yield from values(line, f"line {number}, value")
