"""Notebooks: source, outputs of every kind, attachments and metadata."""

import json
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.decoding import decoded, is_text
from consult.quotes.audit.extractors.json import values
from consult.quotes.audit.media import suffix_of

SUFFIXES = (".ipynb",)
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are a text with cells."""
    return b'"cells"' in content and is_text(content)


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the cells as they read, the files that outputs are, and every key and value besides."""
    text = decoded(file.content)
    for number, cell in enumerate(json.loads(text)["cells"], start=1):
        yield Passage(f"cell {number}", _joined(cell.get("source", "")))
        bundles = [output.get("data", {}) for output in cell.get("outputs", [])]
        bundles += list(cell.get("attachments", {}).values())
        for bundle in bundles:
            yield from _files(f"cell {number}, output", bundle)
        for output in cell.get("outputs", []):
            yield Passage(f"cell {number}, output", _joined(output.get("text", "")))
    yield from values(text)


def _files(place: str, bundle: dict[str, Any]) -> Iterator[Passage | File]:
    for media, value in bundle.items():
        if isinstance(value, str | list):
            whole = _joined(value)
            if media.startswith("text/plain"):
                yield Passage(place, whole)
            else:
                binary = not media.startswith("text/") and "xml" not in media and "json" not in media
                yield File(place, f"output{suffix_of(media)}", b64decode(whole) if binary else whole.encode())


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)
