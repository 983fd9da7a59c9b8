"""TOML: the lines with their comments, and the values with their escapes resolved."""

import json
import tomllib
from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.decoding import decoded, is_text
from consult.quotes.audit.extractors import text as lines
from consult.quotes.audit.extractors.json import values

SUFFIXES = (".toml",)
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are text."""
    return is_text(content)


def extract(file: File) -> Iterator[Passage | File]:
    """Yield lines, then keys and values."""
    yield from lines.extract(file)
    yield from values(json.dumps(tomllib.loads(decoded(file.content)), default=str))
