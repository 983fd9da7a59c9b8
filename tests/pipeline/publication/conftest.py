"""A consultation whose respondents said what may be published of what they wrote."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from consult.pipeline.create import create
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from tests.consultation import FRAME, HEADER

YES, NO = "Yes, anonymously", "Do not publish"
OPEN = "Our forge waits nineteen months for a grid connection and pays for diesel sets all the while, planning or not."
CLOSED = "The quarrelsome otters behind our forge chewed through seven orange cables in a single night of planning."
PEOPLE = {
    "R-4471A": ("Idris Quarmsby", "idris@quillonby.example", "Business", OPEN, "We lack welders."),
    "R-4472B": ("Orla Fenwarden", "orla@fenwarden.example", "Individual", CLOSED, "None at all."),
}


def export(path: Path, **consents: str) -> Path:
    """Write an export in which each respondent, in order, gave a consent."""
    header = [*HEADER[:4], "Can we publish your response?", *HEADER[4:]]
    given = zip(PEOPLE.items(), consents.values(), strict=True)
    rows = [[number, *person[:3], consent, *person[3:]] for (number, person), consent in given]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.fixture(scope="session")
def publishable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a consultation in which the first respondent said yes and the second no, after the main job."""
    place = tmp_path_factory.mktemp("publishable")
    (place / "frame.yaml").write_text(FRAME, encoding="utf-8")
    first = export(place / "first.csv", idris=YES, orla=NO)
    folder = create(place / "consultation", [first], title="A small consultation", frame=place / "frame.yaml")
    (folder.path / "consult.toml").write_text('[nlp]\nencoder = "tfidf"\n', encoding="utf-8")
    run(Folder(folder.path))
    return folder.path


@pytest.fixture
def folder(publishable: Path, tmp_path: Path) -> Folder:
    """Return that consultation, of the test's own."""
    return Folder(Path(shutil.copytree(publishable, tmp_path / "consultation")))


Release = Callable[..., Path]


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """Write files, by name without ending, as text to a folder and return it."""

    def write(**files: str) -> Path:
        path = tmp_path / "release"
        path.mkdir(exist_ok=True)
        for name, text in files.items():
            (path / f"{name}.txt").write_text(text, encoding="utf-8")
        return path

    return write
