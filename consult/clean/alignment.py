"""A cleaned text and how it lies on the original, kept together through every edit."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self


class Edit(NamedTuple):
    """Put `replacement` in place of `text[start:end]`."""

    start: int
    end: int
    replacement: str


class Run(NamedTuple):
    """`clean[clean_start : clean_start + length]` equals `original[original_start : original_start + length]`."""

    clean_start: int
    original_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """A text with the runs it shares with the original, in order, never overlapping, never touching on both sides."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def whole(cls, original: str) -> Self:
        """Start from an original that nothing has been done to."""
        return cls(original, (Run(0, 0, len(original)),) if original else ())

    def edited(self, edits: Iterable[Edit]) -> Self:
        """Apply edits of the present text, in order and not overlapping; the runs still lead to the original."""
        pieces: list[str] = []
        kept: list[Run] = []
        at = written = 0
        for start, end, replacement in edits:
            if start > at:
                kept.append(Run(written, at, start - at))
                pieces.append(self.text[at:start])
                written += start - at
            pieces.append(replacement)
            written += len(replacement)
            at = end
        if not pieces:
            return self
        if at < len(self.text):
            kept.append(Run(written, at, len(self.text) - at))
            pieces.append(self.text[at:])
        return type(self)("".join(pieces), tuple(_joined(_composed(kept, self.runs))))

    @property
    def as_json(self) -> str:
        """The runs as the alignments table holds them."""
        return json.dumps(self.runs, separators=(",", ":"))


def _composed(outer: list[Run], inner: tuple[Run, ...]) -> Iterator[Run]:
    """Follow runs onto a middle text through that text's own runs, both in order."""
    first = 0
    for clean, middle, length in outer:
        while first < len(inner) and inner[first].clean_start + inner[first].length <= middle:
            first += 1
        at = first
        while at < len(inner) and inner[at].clean_start < middle + length:
            start = max(middle, inner[at].clean_start)
            end = min(middle + length, inner[at].clean_start + inner[at].length)
            yield Run(clean + start - middle, inner[at].original_start + start - inner[at].clean_start, end - start)
            at += 1


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if last and run[:2] == (last.clean_start + last.length, last.original_start + last.length):
            last = last._replace(length=last.length + run.length)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
