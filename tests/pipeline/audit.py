"""Audit sheets, filled as a coder would."""

import csv
from collections.abc import Callable
from pathlib import Path

from consult.pipeline.derived import Derived
from consult.pipeline.estimate_sample import draw_sample

Row = dict[str, str]


def filled(
    view: Derived, path: Path, n: int, *, seed: int = 7, themes: Callable[[Row], str], question: str = ""
) -> Path:
    """Draw a sheet and write what a coder says of each row."""
    draw_sample(view, n, path, seed=seed, question=question)
    return rewritten(path, lambda row: row | {"themes": themes(row)})


def rewritten(path: Path, change: Callable[[Row], Row | None]) -> Path:
    """Change the rows of a sheet; None takes one away."""
    rows = [changed for row in sheet(path) if (changed := change(row)) is not None]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def sheet(path: Path) -> list[Row]:
    """Return the rows of a sheet."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def as_said(row: Row) -> str:
    """Return the theme that an answer of the coded consultation speaks of."""
    return "skills" if "find people" in row["text"] else "Energy"
