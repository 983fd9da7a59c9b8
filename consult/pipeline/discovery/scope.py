"""Which answers themes are looked for in."""

from dataclasses import dataclass

import pandas as pd

from consult.errors import UnknownName
from consult.pipeline.derived import Derived
from consult.vocabulary import Questionnaire


@dataclass(frozen=True)
class Scope:
    """All answers that were read, those to one `question` (number or id), or to one `section` (id or name).

    `uncovered` leaves those that have a theme of the code frame already. It goes without saying where neither a
    question nor a section is named.
    """

    question: str = ""
    section: str = ""
    uncovered: bool = False

    @property
    def only_uncovered(self) -> bool:
        """Whether answers with a theme are left out."""
        return self.uncovered or not (self.question or self.section)

    def answers(self, derived: Derived) -> pd.DataFrame:
        """Return the answers (columns of `Answers`).

        Raises:
            UnknownName: there is no such question or section.
        """
        answers = derived.read_answers()
        if self.question or self.section:
            answers = answers[answers["question_id"].isin(self._question_ids(derived.folder.questionnaire))]
        if self.only_uncovered:
            answers = answers[~answers["answer_id"].isin(set(derived.codings()["answer_id"]))]
        return answers.sort_values("answer_id", ignore_index=True)

    def __str__(self) -> str:
        parts = [f"question {self.question}"] if self.question else []
        parts += [f"section {self.section}"] if self.section else []
        where = "answers to " + " in ".join(parts) if parts else "answers"
        return f"{where} without a theme" if self.only_uncovered else where

    def _question_ids(self, questionnaire: Questionnaire) -> list[str]:
        chosen = list(questionnaire.questions)
        if self.question:
            asked = self.question.strip().casefold()
            chosen = [one for one in chosen if asked in (one.id, one.number.casefold())]
            if not chosen:
                names = [one.number or one.id for one in questionnaire.questions]
                raise UnknownName("question", self.question, names)
        if self.section:
            ids = {one.name.casefold(): one.id for one in questionnaire.sections}
            ids |= {one.id.casefold(): one.id for one in questionnaire.sections}
            if self.section.casefold() not in ids:
                raise UnknownName("section", self.section, [one.id for one in questionnaire.sections])
            chosen = [one for one in chosen if one.section == ids[self.section.casefold()]]
        return [one.id for one in chosen]
