"""What goes from tool to tool: who gave which answers which themes, and the answers and themes themselves."""

import re
from dataclasses import dataclass, field

import pandas as pd

from consult.errors import Problem
from consult.vocabulary import CodeFrame, Question

COLUMNS = (
    "answer_id", "respondent_id", "question_id", "theme_id", "theme", "value", "coder_id", "start", "end",
    "kind", "probability", "reason", "frame_version",
)  # fmt: skip
"""The columns of codings in their long form. `start` and `end` are empty for an answer as a whole."""

KEYS = ["answer_id", "theme_id", "coder_id", "start", "end"]
CODED, NOT_CODED = "coded", "seen_not_coded"

_NUMBERS: dict[str, pd.Int64Dtype | pd.Float64Dtype] = {
    "start": pd.Int64Dtype(),
    "end": pd.Int64Dtype(),
    "probability": pd.Float64Dtype(),
    "frame_version": pd.Int64Dtype(),
}
_LOOKED_UP = ("respondent_id", "question_id", "theme")

# the id of a model is a name and a version: see `consult.nlp.coder`
_MODEL = re.compile(r"[a-z_]+@\d+")


@dataclass(frozen=True)
class Work:
    """A team's coding of a consultation.

    Attributes:
        id: of the consultation; the same one gives the same identifiers in every file.
        title: what people call it.
        frame: its code frame.
        questions: in the order of the questionnaire.
        answers: columns answer_id, respondent_id, question_id and text; one row an answer.
        codings: the columns `COLUMNS`; `start` and `end` (Int64) count code points of the text, end exclusive.
    """

    id: str
    title: str
    frame: CodeFrame
    questions: tuple[Question, ...]
    answers: pd.DataFrame
    codings: pd.DataFrame

    @property
    def order(self) -> dict[str, int]:
        """The place of each question, by id; ids that the questionnaire lacks come last."""
        return {question.id: place for place, question in enumerate(self.questions)}


@dataclass
class Brought:
    """What a file brings: codings in the columns `COLUMNS`, what is wrong, and what is good to know.

    Where anything is wrong nothing of it is used.
    """

    codings: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def is_model(coder_id: str) -> bool:
    """Tell whether a coder is a model: its id is a name and a version, such as `ensemble@1`."""
    return _MODEL.fullmatch(coder_id) is not None


def long_form(rows: pd.DataFrame, work: Work) -> pd.DataFrame:
    """Return codings in the columns `COLUMNS`, one row for each of `KEYS`, in the order of those.

    Args:
        rows: answer_id, theme_id, coder_id and value; start, end, kind, probability and reason where they are known.
        work: the consultation, which knows the rest.
    """
    known = rows[[name for name in rows.columns if name in COLUMNS and name not in _LOOKED_UP]]
    whole = known.merge(work.answers[["answer_id", "respondent_id", "question_id"]], on="answer_id", how="left")
    names = {theme.id: theme.name for theme in work.frame.themes}
    whole["theme"] = [names.get(theme_id, "") for theme_id in whole["theme_id"]]
    for name in ("kind", "reason"):
        whole[name] = whole[name].fillna("") if name in whole else ""
    for name, kind in _NUMBERS.items():
        given = whole[name] if name in whole else pd.Series(None, index=whole.index, dtype=object)
        whole[name] = pd.to_numeric(given).astype(kind)
    whole["frame_version"] = whole["frame_version"].fillna(work.frame.version)
    return whole[list(COLUMNS)].sort_values([*KEYS, "kind"], ignore_index=True)
