"""A small consultation, as a researcher would make it. The fixtures make it once and copy it."""

import csv
from collections.abc import Callable
from pathlib import Path

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

FRAME = """
id: small
version: 1
title: A small code frame
themes:
- {id: planning, name: Planning, definition: How long planning takes., phrases: [planning, planning delay]}
- {id: energy, name: Energy, definition: What energy costs., phrases: [energy costs, grid]}
- {id: skills, name: Skills, definition: Which skills are short., phrases: [skills, engineers, welders]}
"""

Writer = Callable[..., Path]


def write_rows(path: Path, rows: list[list[str]] = ROWS) -> Path:
    """Write rows under the header to a CSV file and return its path."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def make(path: Path) -> Folder:
    """Make a consultation on those rows, with the encoder that needs no model, in a folder and return it."""
    (path / "frame.yaml").write_text(FRAME, encoding="utf-8")
    export, frame = write_rows(path / "export.csv"), path / "frame.yaml"
    folder = create(path / "consultation", [export], title="A small consultation", frame=frame)
    settings = '[nlp]\nencoder = "tfidf"\npart_size = 2\n'
    (folder.path / "consult.toml").write_text(settings, encoding="utf-8")
    return Folder(folder.path)
