"""A team of two, and how they fill in their sheets."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl

from consult.pipeline.derived import Derived
from consult.pipeline.estimate_sample import draw_sample
from consult.pipeline.team.work import Team

ANN, BEN = "Ann Example", "Ben Example"
Cells = Mapping[str, str]


def assigned(view: Derived, tmp_path: Path, *, n: int = 100, learning: bool = False, seed: int = 7) -> Team:
    """Draw a sample and assign it to both."""
    team = Team(view)
    path = tmp_path / f"sample-{seed}.csv"
    draw_sample(view, n, path, seed=seed)
    team.assign(path, [ANN, BEN], learning=learning)
    return team


def filled(team: Team, coder: str, path: Path, says: Callable[[Cells], Cells]) -> Path:
    """Write a coder's sheet and fill in what they say of each row, cells by heading."""
    team.write_sheet(coder, path)
    return changed(path, says)


def changed(path: Path, says: Callable[[Cells], Cells]) -> Path:
    """Change cells of a sheet, row by row."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [dict(row) | dict(says(row)) for row in csv.DictReader(file)]
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path
    book = openpyxl.load_workbook(path)
    page = book["Answers"]
    columns = {str(cell.value): cell.column for cell in page[3]}
    for number in range(4, page.max_row + 1):
        row = {name: str(page.cell(number, at).value or "") for name, at in columns.items()}
        for name, words in says(row).items():
            page.cell(number, columns[name]).value = words
    book.save(path)
    return path


def by_words(**themes: str) -> Callable[[Cells], Cells]:
    """Return what a coder says who gives a theme where the answer has a word: `planning="Planning"`."""

    def says(row: Cells) -> Cells:
        words = row["Words of the answer"].casefold()
        found = [theme for word, theme in themes.items() if word in words]
        named = {f"Theme {place}": theme for place, theme in enumerate(found, start=1)}
        return named or {"No theme": "yes"}

    return says
