"""The committed sample, read once."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.invest2035.build.material import CONSULTATION, Material, load

Row = dict[str, str]


@dataclass(frozen=True)
class Committed:
    """The sample as it lies in the repository: survey rows with their three headers, and gold tables by name."""

    folder: Path
    survey: list[list[str]]
    gold: dict[str, list[Row]]

    def cell(self, row: int, question: str) -> str:
        return self.survey[row - 1][self.survey[0].index(question.upper())]

    def texts(self) -> dict[tuple[str, str, str], str]:
        """Every answer that is not empty, by source, row and question."""
        found = {}
        for one in self.gold["answers"]:
            from_survey = one["source"] == "survey.csv"
            text = self.cell(int(one["row"]), one["question"]) if from_survey else one["text"]
            found[one["source"], one["row"], one["question"]] = text
        return found


def read(folder: Path) -> Committed:
    with (folder / "raw" / "survey.csv").open(encoding="utf-8-sig", newline="") as file:
        survey = list(csv.reader(file))
    gold = {}
    for path in sorted((folder / "gold").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            gold[path.stem] = list(csv.DictReader(file))
    return Committed(folder, survey, gold)


@pytest.fixture(scope="session")
def committed() -> Committed:
    return read(CONSULTATION)


@pytest.fixture(scope="session")
def material() -> Material:
    return load()
