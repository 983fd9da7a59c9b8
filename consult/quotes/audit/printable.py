"""The readable runs in bytes of no known structure, in every encoding that programs keep strings in."""

import re
from collections.abc import Iterator

_CHARACTER = rb"[\x09\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}"
_NARROW = re.compile(rb"(?:" + _CHARACTER + rb"){4,}")
_WIDE = (
    (re.compile(rb"(?:[\x09\x20-\x7e]\x00){4,}"), "utf-16-le"),
    (re.compile(rb"(?:\x00[\x09\x20-\x7e]){4,}"), "utf-16-be"),
    (re.compile(rb"(?:[\x09\x20-\x7e]\x00{3}){4,}"), "utf-32-le"),
    (re.compile(rb"(?:\x00{3}[\x09\x20-\x7e]){4,}"), "utf-32-be"),
)


def runs(content: bytes) -> Iterator[str]:
    """Yield every run of four or more characters."""
    for match in _NARROW.finditer(content):
        yield match[0].decode("utf-8", errors="replace")
    for pattern, encoding in _WIDE:
        for match in pattern.finditer(content):
            yield match[0].decode(encoding, errors="replace")
