"""The picture of docs/explanation/corrected-counts.md: coverage by sample size, a panel for each band of prevalence."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from tests.simulation.coverage import BANDS, SIZES

SHOWN = {
    "product": ("corrected count", "#12436D", "circle"),
    "difference": ("difference, normal", "#801650", "square"),
    "wald": ("sample alone, normal", "#F46A25", "triangle"),
    "naive": ("automatic count", "#3D3D3D", "cross"),
}
_WIDTH, _HEIGHT, _TOP, _LEFT, _SIDE, _GAP, _DEEP = 760, 380, 46, 44, 210, 24, 250
_BETWEEN = (0.93, 0.97)


def drawn(figures: Mapping[str, Any]) -> str:
    """Return the picture as SVG with a title and a description in words."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        ' aria-labelledby="title desc" font-family="Arial, Helvetica, sans-serif" font-size="13">',
        '<title id="title">How often 95% intervals hold the true count</title>',
        f'<desc id="desc">{escape(_said(figures))}</desc>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for at, band in enumerate(BANDS):
        lines += _panel(figures, band, _LEFT + at * (_SIDE + _GAP))
    lines += _legend()
    return "\n".join([*lines, "</svg>"]) + "\n"


def _said(figures: Mapping[str, Any]) -> str:
    parts = []
    for method, (name, _, _) in SHOWN.items():
        for band in BANDS:
            values = ", ".join(f"{_cell(figures, method, size, band)['coverage']:.0%}" for size in SIZES)
            parts.append(f"{name}, themes {band}: {values}")
    return f"Share of intervals that hold the truth with {', '.join(map(str, SIZES))} audited. {'; '.join(parts)}."


def _panel(figures: Mapping[str, Any], band: str, left: int) -> Iterator[str]:
    n_themes = _cell(figures, "product", SIZES[0], band)["n_themes"]
    yield f'<text x="{left}" y="20" font-weight="bold">Themes {band} ({n_themes})</text>'
    high, low = _y(_BETWEEN[1]), _y(_BETWEEN[0])
    yield f'<rect x="{left}" y="{high}" width="{_SIDE}" height="{round(low - high, 1)}" fill="#d9e2ec"/>'
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = _y(share)
        yield f'<line x1="{left}" x2="{left + _SIDE}" y1="{y}" y2="{y}" stroke="#d0d0d0"/>'
        if left == _LEFT:
            yield f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{share:.0%}</text>'
    xs = [left + 35 + at * 70 for at in range(len(SIZES))]
    for x, size in zip(xs, SIZES, strict=True):
        yield f'<text x="{x}" y="{_y(0) + 18}" text-anchor="middle">{size}</text>'
    for method, (_, colour, mark) in SHOWN.items():
        points = [(x, _y(_cell(figures, method, size, band)["coverage"])) for x, size in zip(xs, SIZES, strict=True)]
        path = " ".join(f"{x},{y}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (_mark(mark, x, y, colour) for x, y in points)


def _legend() -> Iterator[str]:
    yield f'<text x="{_LEFT}" y="{_y(0) + 38}">answers audited; the shaded strip is 93% to 97%</text>'
    for at, (name, colour, mark) in enumerate(SHOWN.values()):
        x = _LEFT + 6 + at * 180
        yield _mark(mark, x, _HEIGHT - 14, colour)
        yield f'<text x="{x + 12}" y="{_HEIGHT - 10}">{name}</text>'


def _mark(mark: str, x: float, y: float, colour: str) -> str:
    if mark == "circle":
        return f'<circle cx="{x}" cy="{y}" r="5" fill="{colour}"/>'
    if mark == "square":
        return f'<rect x="{x - 4.5}" y="{round(y - 4.5, 1)}" width="9" height="9" fill="{colour}"/>'
    a, b, c, d = x - 5, x + 5, round(y - 5, 1), round(y + 5, 1)
    if mark == "triangle":
        return f'<polygon points="{a},{d} {b},{d} {x},{c}" fill="{colour}"/>'
    return f'<path d="M{a},{c} L{b},{d} M{a},{d} L{b},{c}" stroke="{colour}" stroke-width="2.5"/>'


def _cell(figures: Mapping[str, Any], method: str, size: int, band: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(
        one for one in figures["cells"] if (one["method"], one["n"], one["band"]) == (method, size, band)
    )
    return found


def _y(share: float) -> float:
    return round(_TOP + _DEEP * (1 - share), 1)
