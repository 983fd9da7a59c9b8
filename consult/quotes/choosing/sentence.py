"""Whole sentences of an answer, put together from its segments."""

import re
from collections.abc import Iterable, Sequence

_STOP = re.compile(r"[.!?…][\"'”’)\]]*\Z")
_BULLET = re.compile(r"\s*(?:[-–—•●○◦▪■*·‣►✓>]+|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+")

Span = tuple[int, int]


def sentences(text: str, segments: Iterable[Span]) -> list[Span]:
    """Return the sentences of a text, without bullets; a heading or fragment on a line of its own counts as one.

    Args:
        text: the answer.
        segments: its segments in order: a sentence, a bullet, or a clause of a sentence.
    """
    found: list[Span] = []
    begun: int | None = None
    last = 0
    for start, end in segments:
        if begun is not None and "\n" in text[last:start]:
            found.append((begun, last))
            begun = None
        begun = start if begun is None else begun
        last = end
        if _STOP.search(text, begun, end):
            found.append((begun, end))
            begun = None
    if begun is not None:
        found.append((begun, last))
    return [_without_bullet(text, span) for span in found]


def around(text: str, spans: Sequence[Span], start: int, end: int, shortest: int, longest: int) -> list[Span]:
    """Return the runs of whole sentences that hold `text[start:end]` and are `shortest` to `longest` words long.

    The fewest sentences first; none reaches over a line break.
    """
    inside = [place for place, span in enumerate(spans) if span[0] < end and span[1] > start]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    runs = [(first, last), (first - 1, last), (first, last + 1), (first - 1, last + 1)]
    found = []
    for left, right in runs:
        if left < 0 or right >= len(spans):
            continue
        run = (spans[left][0], spans[right][1])
        if "\n" not in text[run[0] : run[1]].strip() and shortest <= len(text[run[0] : run[1]].split()) <= longest:
            found.append(run)
    return found


def _without_bullet(text: str, span: Span) -> Span:
    bullet = _BULLET.match(text, *span)
    return (bullet.end(), span[1]) if bullet and bullet.end() < span[1] else span
