"""YAML: the lines with their comments, and the values with their escapes resolved. Aliases are not expanded."""

from collections.abc import Iterator

import yaml

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.decoding import decoded, is_text
from consult.quotes.audit.extractors import text as lines

SUFFIXES = (".yaml", ".yml")
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are text."""
    return is_text(content)


def extract(file: File) -> Iterator[Passage | File]:
    """Yield lines, then keys and values."""
    yield from lines.extract(file)
    for event in yaml.parse(decoded(file.content), Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            yield Passage(f"line {event.start_mark.line + 1 if event.start_mark else 0}, value", event.value)
