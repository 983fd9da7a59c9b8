"""The page docs/explanation/corrected-counts.md and its picture, out of the figures and `page.md`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.simulation.coverage import BANDS, SIZES
from tests.simulation.picture import drawn

_HERE = Path(__file__).parent
FIGURES = _HERE / "figures.json"
PAGE = _HERE.parents[1] / "docs" / "explanation" / "corrected-counts.md"
PICTURE = PAGE.with_suffix(".svg")
_NAMES = {
    "product": "corrected count, as `consult estimate` gives it",
    "jeffreys": "the same, always in two strata",
    "uniform": "the same, with a uniform prior",
    "unstratified": "the sample alone, Jeffreys' prior",
    "difference": "difference estimator, normal interval",
    "wald": "the sample alone, normal (Wald) interval",
    "naive": "automatic count, taken for a sample's",
}


def write(figures: Mapping[str, Any]) -> None:
    """Write the page and its picture."""
    PAGE.write_text(rendered(figures), encoding="utf-8")
    PICTURE.write_text(drawn(figures), encoding="utf-8")


def rendered(figures: Mapping[str, Any]) -> str:
    """Return the page."""
    words = (_HERE / "page.md").read_text(encoding="utf-8")
    facts = {name: f"{value:,}" for name, value in figures.items() if isinstance(value, int)}
    for name, value in {**facts, "seed": str(figures["seed"]), "tables": _tables(figures)}.items():
        words = words.replace(f"[[{name}]]", value)
    return words


def _tables(figures: Mapping[str, Any]) -> str:
    by_place = {(one["method"], one["n"], one["band"]): one for one in figures["cells"]}
    blocks = []
    for band in BANDS:
        head = f"**Themes {band}** ({by_place['product', SIZES[0], band]['n_themes']} of them)"
        rows = ["| interval | " + " | ".join(f"n = {size}" for size in SIZES) + " |", "|---|" + "---|" * len(SIZES)]
        for method, name in _NAMES.items():
            cells = [_cell(by_place[method, size, band]) for size in SIZES]
            rows.append(f"| {name} | " + " | ".join(cells) + " |")
        blocks.append("\n".join([head, "", *rows]))
    return "\n\n".join(blocks)


def _cell(one: Mapping[str, Any]) -> str:
    short = {name: f"{one[name]:.3f}".removeprefix("0") for name in ("coverage", "least", "most", "width")}
    return f"{short['coverage']} ({short['least']} to {short['most']}), {short['width']}"
