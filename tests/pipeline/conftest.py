"""A small consultation, made as a researcher would make it."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from consult.pipeline.create import create
from consult.pipeline.folder import Folder

HEADER = [
    "Response ID",
    "Your name",
    "Email address",
    "Are you responding as",
    "Q1. What holds back investment?",
    "Q2. Which skills are short?",
]

_PEOPLE = {
    "101": ("Ada", "Business", "Planning takes far too long and the grid is full.", "We lack welders."),
    "102": ("Ben", "Individual", "Energy costs are too high for industry.", "N/A"),
    "103": ("Cy", "Trade union", "", "As in Q1."),
    "104": ("Di", "Business", "Access to finance; tax; skills shortages.", "Apprenticeships need reform."),
    "105": ("Ed", "Charity", "Planning delay costs our members money.", "There are too few engineers."),
}
ROWS = [[number, f"{name} Specimen", f"{name.lower()}@example.org", *rest] for number, (name, *rest) in _PEOPLE.items()]

Writer = Callable[..., Path]


@pytest.fixture
def export_file(tmp_path: Path) -> Writer:
    """Write rows under the header to a CSV file and return its path."""

    def write(name: str = "export.csv", rows: list[list[str]] = ROWS) -> Path:
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([HEADER, *rows])
        return path

    return write


@pytest.fixture
def consultation(tmp_path: Path, export_file: Writer) -> Folder:
    """A consultation on those rows, with the encoder that needs no model."""
    return _made(tmp_path / "consultation", export_file())


@pytest.fixture
def twin(tmp_path: Path, export_file: Writer) -> Folder:
    """Another consultation on the same rows."""
    return _made(tmp_path / "twin", export_file())


def _made(path: Path, export: Path) -> Folder:
    create(path, [export], title="A small consultation")
    (path / "consult.toml").write_text('[nlp]\nencoder = "tfidf"\npart_size = 2\n', encoding="utf-8")
    return Folder(path)
