"""The sheet that goes out to one coder: their own answers and decisions, and nobody else's, nor the model's."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from consult import coding
from consult.errors import InputError, Problem
from consult.pipeline.csv_file import csv_bytes
from consult.pipeline.derived import Derived
from consult.pipeline.given import ANSWER
from consult.pipeline.team.kept import Assignment, Kept
from consult.store import fingerprint

Row = coding.sheet.Row


@dataclass(frozen=True)
class Material:
    """The answers that people code, with their words and questions."""

    derived: Derived

    @cached_property
    def _answers(self) -> pd.DataFrame:
        texts = self.derived.texts()[["text_id", "text"]]
        return self.derived.read_answers().merge(texts, on="text_id").set_index(ANSWER)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The words of each answer."""
        return {str(one): str(text) for one, text in self._answers["text"].items()}

    @cached_property
    def questions(self) -> dict[str, str]:
        """What was asked, by answer."""
        asked = {one.id: one.wording or one.label for one in self.derived.folder.questionnaire.questions}
        return {str(one): asked.get(str(of), "") for one, of in self._answers["question_id"].items()}

    def themes(self, assignments: Sequence[Assignment]) -> coding.sheet.Themes:
        """Return the themes that any of some assignments asks for, and the code frame still has."""
        asked = {theme_id for one in assignments for theme_id in one.themes}
        return coding.sheet.Themes([one for one in self.derived.folder.frame.themes if one.id in asked])

    def seal(self, one: Assignment, answer_id: str, version: int) -> str:
        """Return what binds a row together: an answer, its words, whose it is and which decision it was written at."""
        return fingerprint(one.assignment_id, answer_id, version, letters(self.texts[answer_id]))


def letters(text: str) -> str:
    """Return the letters and digits of a text: what no spreadsheet changes."""
    return "".join(filter(str.isalnum, text)).casefold()


def rows(material: Material, kept: Kept, coder: str, *, everything: bool) -> list[Row]:
    """Return what a coder has not coded yet, or `everything` that they were ever assigned, as they decided.

    Raises:
        InputError: nothing is left for them.
    """
    found: dict[str, Row] = {}
    for one in (one for one in kept.assignments if one.coder == coder):
        for answer_id in one.answers if everything else kept.waiting(one):
            if answer_id in material.texts:
                found[answer_id] = _row(material, kept, one, answer_id)
    if not found:
        raise InputError(Problem(f"nothing waits for {coder}.", "Add --all for what they have coded already."))
    return list(found.values())


def content(given: Sequence[Row], themes: coding.sheet.Themes, coder: str, to: Path) -> bytes:
    """Return the sheet in the format of a file's name: `.xlsx` or `.csv`.

    Raises:
        InputError: the name is of another format.
    """
    if to.suffix.casefold() == ".xlsx":
        return coding.sheet.workbook(given, themes, coder)
    if to.suffix.casefold() == ".csv":
        headings = coding.sheet.HEADINGS
        return csv_bytes(pd.DataFrame([coding.sheet.cells(row, themes) for row in given]).rename(columns=headings))
    raise InputError(Problem("is of no format that a sheet is written in.", "Name it .xlsx or .csv.", file=to.name))


def _row(material: Material, kept: Kept, one: Assignment, answer_id: str) -> Row:
    own = kept.reading.get((answer_id, one.coder))
    version = own.version if own else 0
    done = own is not None and kept.is_done(one, answer_id)
    return Row(
        answer_id=answer_id,
        assignment_id=one.assignment_id,
        version=version,
        seal=material.seal(one, answer_id, version),
        question=material.questions[answer_id],
        text=material.texts[answer_id],
        coded={theme: kinds for theme, kinds in own.coded.items() if theme in one.themes} if own else {},
        none=done and own is not None and not own.coded,
        note=own.note if own else "",
    )
