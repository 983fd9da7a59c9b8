"""A consultation that a team coded: sixty respondents, half of whom speak of each theme in words of their own."""

import csv
from pathlib import Path

from consult.pipeline.create import create
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from tests.consultation import FRAME

# so short that they are no campaign, though they are alike
_SAYS = {
    "skills": "We cannot find people for job {n}.",
    "energy": "Electricity for machine {n} costs too much.",
}


def make_many(path: Path) -> Folder:
    """Make the consultation in a folder; no word of the answers is in the code frame."""
    with (path / "export.csv").open("w", newline="", encoding="utf-8") as file:
        rows = [[str(n), _SAYS["skills" if n % 2 else "energy"].format(n=n)] for n in range(100, 160)]
        csv.writer(file).writerows([["Response ID", "Q1. What holds back investment?"], *rows])
    (path / "frame.yaml").write_text(FRAME, encoding="utf-8")
    folder = create(path / "consultation", [path / "export.csv"], frame=path / "frame.yaml")
    (folder.path / "consult.toml").write_text('[nlp]\nencoder = "tfidf"\n', encoding="utf-8")
    return Folder(folder.path)


def write_codings(path: Path, rows: list[tuple[str, ...]]) -> Path:
    """Write codings as `consult train` takes them, and return their path."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("answer_id", "theme_id", "value"), *rows])
    return path


def coded_by_hand(folder: Folder, upto: int) -> list[tuple[str, ...]]:
    """Return the codings of the first respondents."""
    answers = run(folder, "tag").view.read_answers().sort_values("respondent_id")
    return [
        (answer_id, "skills" if int(respondent_id) % 2 else "energy", "coded")
        for answer_id, respondent_id in zip(answers["answer_id"][:upto], answers["respondent_id"], strict=False)
    ]
