"""The audit sheet: answers drawn at random for people to code, with a note on every row of how they were drawn."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pandas as pd

from consult import coding
from consult.errors import InputError, Problem, UnknownName
from consult.pipeline.csv_file import csv_bytes
from consult.pipeline.derived import Derived
from consult.pipeline.given import ANSWER
from consult.pipeline.material import material
from consult.store import fingerprint, write_bytes

THEMES, DRAWN, NONE, EVERY = "themes", "drawn", "none", "all"
_NOTE = re.compile(r"simple random, seed (?P<seed>\d+), question (?P<question>\S+), learned from (?P<learned>\S+)")


@dataclass(frozen=True)
class Draw:
    """How a sample was drawn: its seed, the question's id or "all", and a hash of the answers learned from by then."""

    seed: int
    question: str
    learned: str

    @classmethod
    def parse(cls, note: str) -> Self | None:
        """Read the note of a row; None where it is none."""
        found = _NOTE.fullmatch(note.strip())
        return cls(int(found["seed"]), found["question"], found["learned"]) if found else None

    def __str__(self) -> str:
        return f"simple random, seed {self.seed}, question {self.question}, learned from {self.learned}"


def population(derived: Derived) -> pd.DataFrame:
    """Return the answers that are counted: read for themes, and not the same again from the same respondent."""
    answers = derived.read_answers()
    return answers[answers["repeats"] == ""]


def hash_learned(coded: dict[str, list[str]]) -> str:
    """Return a short hash of the answers learned from, "none" where there are none."""
    return fingerprint(sorted(coded)) if coded else NONE


def drawn_order(derived: Derived, draw: Draw) -> list[str]:
    """Return the answers that a draw may take, in its order: those to the question that were not learned from.

    Raises:
        UnknownName: there is no such question.
    """
    answers = population(derived)
    if draw.question != EVERY:
        asked = derived.folder.questionnaire.by_id
        if draw.question not in asked:
            raise UnknownName("question", draw.question, asked)
        answers = answers[answers["question_id"] == draw.question]
    free = set(answers[ANSWER]) - set(material(derived.folder))
    return coding.prevalence.in_random_order(free, draw.seed)


def draw_sample(derived: Derived, n: int, to: Path, *, seed: int, question: str = "") -> int:
    """Write an audit sheet of `n` answers drawn at random, and return how many there are on it.

    Columns: answer_id, question_id, question, text, themes (for coders to fill in) and drawn.

    Raises:
        InputError: no answer is left to draw.
        UnknownName: there is no such question.
    """
    draw = Draw(seed, _question_id(derived, question), hash_learned(material(derived.folder)))
    chosen = drawn_order(derived, draw)[:n]
    if not chosen:
        raise InputError(Problem("no answer is left to draw.", "All of them were learned from, or there are none."))
    questions = {one.id: one.wording or one.label for one in derived.folder.questionnaire.questions}
    texts = derived.texts().set_index("text_id")["text"]
    answers = derived.read_answers().set_index(ANSWER).loc[chosen]
    sheet = pd.DataFrame(
        {
            ANSWER: chosen,
            "question_id": answers["question_id"].to_numpy(),
            "question": answers["question_id"].map(questions).fillna("").to_numpy(),
            "text": answers["text_id"].map(texts).to_numpy(),
            THEMES: "",
            DRAWN: str(draw),
        }
    )
    write_bytes(to, csv_bytes(sheet))
    return len(sheet)


def _question_id(derived: Derived, question: str) -> str:
    """Return the id of a question given by its id or number."""
    by_number = {one.number: one.id for one in derived.folder.questionnaire.questions if one.number}
    return by_number.get(question, question) or EVERY
