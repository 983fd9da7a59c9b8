"""Half a character (a lone surrogate, as JSON may escape it): no file can store it, so U+FFFD stands for it."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

_HALF = re.compile("[\ud800-\udfff]")
_SEEN_TO = ("rows", "text")
"""Cells and letters: what was taken out of them is told where they are read."""

Content = TypeVar("Content")


def whole(text: str) -> str:
    """Return a text of whole characters."""
    return _HALF.sub("\ufffd", text)


def mended(content: Content) -> Content:
    """Return what a reader gave with whole characters in names, labels, refusals, notes and envelopes."""
    found: Any = content
    if isinstance(found, str):
        found = whole(found)
    elif isinstance(found, tuple):
        found = tuple(mended(one) for one in found)
    elif isinstance(found, dict):
        found = {key: mended(value) for key, value in found.items()}
    elif is_dataclass(found) and not isinstance(found, type):
        names = [one.name for one in fields(found) if one.name not in _SEEN_TO]
        found = replace(found, **{name: mended(getattr(found, name)) for name in names})
    return found  # type: ignore[no-any-return]  # the same kind as was given
