"""What a text says once the escapes of the formats it may be read as are resolved."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote

from consult.quotes.audit.artefact import Passage

_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BACKSLASH = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-9A-Fa-f]{2,6})\s?)")
_ENTITY = re.compile(r"&#?\w{2,32};")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HUMPED = re.compile(r"\w+[a-z0-9][A-Z]\w*")
_LARGEST = 0x10FFFF


def readings(passage: Passage) -> Iterator[Passage]:
    """Yield a passage, and its lines that have escapes with each sort of them resolved.

    Names in code are read with their words apart too, as in `firstName`.
    """
    yield passage
    for mark, pattern, resolve in _ESCAPES:
        if mark in passage.text:
            lines = [resolve(line) for line in passage.text.splitlines() if pattern.search(line)]
            if lines:
                yield passage._replace(text="\n".join(lines))
    if passage.code:
        humps = [_HUMP.sub(" ", word) for word in _HUMPED.findall(passage.text)]
        if humps:
            yield passage._replace(text="\n".join(humps))


def _character(match: re.Match[str]) -> str:
    code = int(next(group for group in match.groups() if group), 16)
    return chr(code) if code <= _LARGEST else match[0]


_ESCAPES: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("%", _PERCENT, unquote),
    ("\\", _BACKSLASH, lambda line: _BACKSLASH.sub(_character, line)),
    ("&", _ENTITY, unescape),
)
