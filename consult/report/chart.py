"""The geometry of charts: where bars and words go on a page 340 units wide, so that a phone shows them readably.

A report of 36 questions has over a hundred charts. Drawn by matplotlib in the Analysis Function style, 40 of them took
4.8 s after a second of imports and 23 KB each; as templates over these few sums they take milliseconds and 3 KB, their
words are selectable text in the page's own typeface, and their colours are in the one style sheet. So matplotlib is
not used, here or anywhere else in reports.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from consult.report.figure import cell, counted, whole
from consult.report.model import Breakdown, CampaignLine, HeatMap, ThemeTable, Waterfall
from consult.vocabulary import Share

WIDTH = 340
_ROOM = 246  # the longest bar: what is left of the width holds "12,345 (over 99%)"
_LETTERS = 46  # of a label's line at 14 units a letter of Arial
_LINE, _BAR, _GAP = 17, 14, 9
_DEEPEST = 18  # bars of a chart other than of themes, whose number is a setting


@dataclass(frozen=True)
class Bar:
    """A bar under its label's lines, with its value written beside its end. Units of the view box."""

    lines: tuple[tuple[int, str], ...]
    indent: int
    x: float
    y: int
    width: float
    value_x: float
    value: str
    tint: str


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars. `description` says in words what the picture shows."""

    id: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class HeatCell:
    """A square of the heat map: its column, its row and how dark it is, 0 to 5."""

    x: float
    y: int
    text: str
    shade: int


@dataclass(frozen=True)
class HeatChart:
    """Questions down the side, themes across the top."""

    id: str
    title: str
    description: str
    height: int
    side: float
    top: int
    columns: tuple[tuple[float, str], ...]
    rows: tuple[tuple[int, str], ...]
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class _Row:
    label: str
    n: int
    value: str
    tint: str = "main"
    indent: int = 0
    start: int = 0


def of_themes(chart_id: str, title: str, table: ThemeTable, most: int) -> BarChart:
    """Draw the most common themes, children indented under their parent; a child never shows without its parent."""
    # a child is never larger than its parent, and stands after it
    order = sorted(range(len(table.lines)), key=lambda at: (-table.lines[at].count.n, bool(table.lines[at].parent), at))
    shown = [table.lines[at] for at in sorted(order[:most])]
    rows = [
        _Row(
            label=line.name,
            n=line.count.n,
            value=cell(line.count.n, line.count.base),
            tint="part" if line.parent else "main",
            indent=12 if line.parent else 0,
        )
        for line in shown
    ]
    tops = [f"{line.name} {cell(line.count.n, table.base)}" for line in shown if not line.parent]
    left = len(table.lines) - len(shown)
    more = f" {counted(left, 'themes')} more are in the table." if left > 1 else ""
    return _bars(chart_id, title, f"Base: {counted(table.base, table.unit)}. {'; '.join(tops)}.{more}", rows)


def of_lines(chart_id: str, breakdown: Breakdown, title: str = "") -> BarChart:
    """Draw the lines of a breakdown."""
    shown = breakdown.lines[:_DEEPEST]
    rows = [_Row(line.name, line.count.n, cell(line.count.n, line.count.base)) for line in shown]
    text = "; ".join(f"{row.label} {row.value}" for row in rows)
    return _bars(chart_id, title or breakdown.title, f"Base: {counted(breakdown.base, breakdown.unit)}. {text}.", rows)


def of_campaigns(chart_id: str, campaigns: Sequence[CampaignLine]) -> BarChart:
    """Draw the sizes of campaigns."""
    shown = campaigns[:_DEEPEST]
    rows = [_Row(f"{one.name}, {one.question}", one.n_answers, whole(one.n_answers)) for one in shown]
    text = "; ".join(f"{row.label} {counted(row.n, 'answers')}" for row in rows)
    return _bars(chart_id, "Answers in each campaign", f"{text}.", rows)


def of_waterfall(waterfall: Waterfall) -> BarChart:
    """Draw the totals from the left edge, and what is taken away where it goes."""
    rows = [
        _Row(
            label=step.name,
            n=step.n,
            value=whole(step.n) if step.total else f"−{whole(step.n)}",
            tint="main" if step.total else "less",
            start=step.start,
        )
        for step in waterfall.steps
    ]
    text = "; ".join(f"{row.label} {row.value}" for row in rows)
    return _bars(f"chart-{waterfall.id}", waterfall.title, f"In {waterfall.unit}: {text}.", rows)


def _bars(chart_id: str, title: str, description: str, rows: Iterable[_Row]) -> BarChart:
    rows = list(rows)
    longest = max([row.start + row.n for row in rows], default=0) or 1
    bars, y = [], 0
    for row in rows:
        lines = []
        for text in wrap(row.label, _LETTERS - row.indent // 6) or [""]:
            y += _LINE
            lines.append((y - 4, text))
        x = row.indent + row.start * (_ROOM - row.indent) / longest
        width = max(row.n * (_ROOM - row.indent) / longest, 1.5 if row.n else 0)
        bars.append(
            Bar(
                lines=tuple(lines),
                indent=row.indent,
                x=round(x, 1),
                y=y,
                width=round(width, 1),
                value_x=round(x + width + 6, 1),
                value=row.value,
                tint=row.tint,
            )
        )
        y += _BAR + _GAP
    return BarChart(chart_id, title, description, y, tuple(bars))


def of_heat(heat: HeatMap, most: int) -> HeatChart:
    """Draw the share of each question's base with each of the most common themes."""
    themes = heat.themes[: min(most, 15)]
    left, top = 46, 10 + max((_upright(name) for name in themes), default=0)
    side = round((WIDTH - left) / max(len(themes), 1), 2)
    side = min(side, 40)
    cells = [
        HeatCell(round(left + at * side, 1), top + row * 20, _brief(share), shade(share))
        for row, line in enumerate(heat.rows)
        for at, share in enumerate(Share(n=n, base=line.base) for n in line.counts[: len(themes)])
    ]
    return HeatChart(
        id="chart-heat",
        title="Share of each question's answers with each theme, per cent",
        description="Darker squares are larger shares. The table that follows has the same figures and the rest.",
        height=top + 20 * len(heat.rows) + 4,
        side=side,
        top=top,
        columns=tuple((round(left + (at + 0.5) * side, 1), _cut(name)) for at, name in enumerate(themes)),
        rows=tuple((top + row * 20, _cut(line.name, 6)) for row, line in enumerate(heat.rows)),
        cells=tuple(cells),
    )


def shade(share: Share) -> int:
    """Return how dark a share shows: 0 none, 1 under 10%, 2 under 20%, 3 under 30%, 4 under 50%, 5 from 50%."""
    if not share.n:
        return 0
    return 1 + sum(share.share >= step for step in (0.1, 0.2, 0.3, 0.5))


def _brief(share: Share) -> str:
    return "<1" if share.n and share.percent == "0%" else share.percent.removesuffix("%")


def _upright(name: str) -> int:
    return round(6.3 * len(_cut(name)))


def _cut(name: str, letters: int = 32) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"
