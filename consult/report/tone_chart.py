"""The geometry of the picture of sentiment by theme: each theme's own base divided, in units of the view box."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from consult.report.chart import WIDTH
from consult.report.figure import counted, percent, whole
from consult.report.model import ThemeLine, ThemeTable
from consult.report.naming import names
from consult.vocabulary import Share, ToneName

_MOST = 8
_LETTERS = 46
_LINE, _BAR, _GAP = 17, 18, 10
_LEGEND, _TOP = 85, 26
_READABLE = 36  # the narrowest part that has room for its share


@dataclass(frozen=True)
class Part:
    """One tone of a theme: where its rectangle is, and its share in writing where there is room."""

    x: float
    width: float
    tint: str
    text: str


@dataclass(frozen=True)
class Row:
    """A theme's name, in lines, above its divided bar."""

    lines: tuple[tuple[int, str], ...]
    y: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class PartChart:
    """Divided bars under a legend. `description` says in words what the picture shows."""

    id: str
    title: str
    description: str
    height: int
    legend: tuple[tuple[int, str, str], ...]
    rows: tuple[Row, ...]


def of_tones(chart_id: str, about: str, table: ThemeTable) -> PartChart | None:
    """Draw the tones of the most common themes at the top level; None where no tone was read."""
    known = [names("tone")[tone.value] for tone in ToneName]
    shown = [line for line in table.lines if not line.parent and any(line.tones)][:_MOST]
    rows, y = [], _TOP
    for line in shown:
        lines = []
        for text in wrap(f"{line.name} ({counted(sum(line.tones), table.unit)})", _LETTERS):
            y += _LINE
            lines.append((y - 4, text))
        rows.append(Row(tuple(lines), y, _parts(line.tones)))
        y += _BAR + _GAP
    said = "; ".join(_said(line, known) for line in shown)
    legend = tuple((at * _LEGEND, tone.value, known[at]) for at, tone in enumerate(ToneName))
    title = f"Sentiment of the most common themes: {about}"
    return PartChart(chart_id, title, f"{said}.", y, legend, tuple(rows)) if shown else None


def _parts(tones: Sequence[int]) -> tuple[Part, ...]:
    base = sum(tones)
    parts = []
    for tone, n, end in zip(ToneName, tones, accumulate(tones), strict=True):
        width = n * WIDTH / base
        text = percent(Share(n=n, base=base)) if width >= _READABLE else ""
        if n:
            parts.append(Part(round((end - n) * WIDTH / base, 1), round(max(width - 1, 0.5), 1), tone.value, text))
    return tuple(parts)


def _said(line: ThemeLine, known: Sequence[str]) -> str:
    counts = ", ".join(f"{whole(n)} {name.lower()}" for n, name in zip(line.tones, known, strict=True) if n)
    return f"{line.name}: {counts}"
