"""JSON: every key and every value, those too that a second one of the same key would hide."""

import json
from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.decoding import decoded, is_text

SUFFIXES = (".json", ".geojson")
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are text."""
    return is_text(content)


def extract(file: File) -> Iterator[Passage | File]:
    """Yield keys and values, numbered in the order of the file."""
    return values(decoded(file.content))


def values(text: str, place: str = "value") -> Iterator[Passage]:
    """Yield the keys and values of a JSON text."""
    waiting: list[object] = [json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str)]
    number = 0
    while waiting:
        one = waiting.pop()
        if isinstance(one, _Pairs):
            waiting += [part for pair in reversed(one) for part in reversed(pair)]
        elif isinstance(one, list):
            waiting += reversed(one)
        else:
            number += 1
            yield Passage(f"{place} {number}", str(one))


class _Pairs(list[tuple[str, object]]):
    """An object as the file has it."""
