"""The columns of one question: one, or one for each option that could be ticked."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.ingest.heading import plain
from consult.ingest.table.mapping import Assignment, Plan

TICKED = frozenset(("yes", "y", "1", "true", "selected", "checked", "x"))
UNTICKED = frozenset(("no", "n", "0", "false", "not selected", "unchecked"))


@dataclass(frozen=True)
class QuestionColumns:
    """A question and its columns: one, or the options of a multiple choice."""

    question_id: str
    indexes: tuple[int, ...]
    options: tuple[str, ...]

    def text(self, row: Sequence[str]) -> str:
        """Return the answer in a row: what is in the column, or the options that are ticked."""
        if len(self.indexes) == 1:
            return row[self.indexes[0]]
        chosen = [_chosen(row[i], option) for i, option in zip(self.indexes, self.options, strict=True)]
        return "; ".join(one for one in chosen if one)


def _chosen(value: str, option: str) -> str:
    """Return what one option column adds to the answer: the option when it is ticked, else what was written."""
    told = value.strip().casefold()
    if not told:
        return ""
    if not option or told == option.strip().casefold() or "other" in plain(option):
        return value
    if told in UNTICKED:
        return ""
    return option if told in TICKED else f"{option}: {value}"


def questions(plan: Plan) -> list[QuestionColumns]:
    """Return the questions of a sheet in column order."""
    by_question: dict[str, list[Assignment]] = {}
    for one in plan.of("question"):
        by_question.setdefault(one.target, []).append(one)
    return [
        QuestionColumns(question_id, tuple(one.column.index for one in them), tuple(one.column.option for one in them))
        for question_id, them in by_question.items()
    ]
