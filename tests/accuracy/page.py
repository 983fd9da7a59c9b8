"""The page docs/reference/accuracy.md, out of `page.md` and the figures."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "accuracy.md"


def rendered(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page; a figure that is not there is an error."""
    folder = FileSystemLoader(Path(__file__).parent)
    pages = Environment(
        loader=folder, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    pages.filters |= {"figure": figure, "gain": gain, "share": share}
    return pages.get_template("page.md").render(figures)


def figure(estimate: Mapping[str, float | None]) -> str:
    """Return a figure and its interval: `.694 (.673 to .717)`."""
    if estimate["value"] is None:
        return "–"
    return f"{_short(estimate['value'])} ({_short(estimate['low'])} to {_short(estimate['high'])})"


def share(value: float | None) -> str:
    """Return a share without its interval; "–" where it is undefined."""
    return "–" if value is None else f"{value:.2f}".removeprefix("0")


def gain(estimate: Mapping[str, float | None]) -> str:
    """Return a difference and its interval: `+.041 (+.020 to +.061)`."""
    value, low, high = (f"{estimate[part]:+.3f}".replace("0.", ".", 1) for part in ("value", "low", "high"))
    return f"{value} ({low} to {high})"


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0") if value >= 0 else f"-{_short(-value)}"
