"""Waterfalls: from what was received to what was analysed, with nothing missing in between."""

from collections.abc import Iterable

import pandas as pd

from consult.report.model import Step, Waterfall
from consult.report.naming import plain, unquoted
from consult.tables import Answers, Ledger
from consult.vocabulary import AnswerStatus, Questionnaire

_OTHER_COLUMNS = {
    "profile": "Columns that describe respondents",
    "personal": "Columns with personal details, kept apart",
    "administrative": "Columns of the survey platform",
}
_STATUS = {
    AnswerStatus.BLANK: "Nothing left after cleaning",
    AnswerStatus.PLACEHOLDER: "Says nothing by itself (“N/A”, “see attached”)",
    AnswerStatus.CROSS_REFERENCE: "Refers to another answer that is not there",
    AnswerStatus.OTHER_LANGUAGE: "In a language that is not analysed",
}
_REASONS_SHOWN = 8


def waterfall(
    identifier: str, title: str, unit: str, start: tuple[str, int], moves: Iterable[tuple[str, int | None]]
) -> Waterfall:
    """Lay out a waterfall: from `start`, each move takes so many away, or shows the total reached where it has None.

    What is taken away zero times is left out. A total is always what the moves before it leave.
    """
    level = start[1]
    steps = [Step(name=start[0], n=level, start=0, total=True)]
    for name, n in moves:
        if n is None:
            steps.append(Step(name=name, n=level, start=0, total=True))
        elif n:
            level -= n
            steps.append(Step(name=name, n=n, start=level, total=False))
    return Waterfall(id=identifier, title=title, unit=unit, steps=tuple(steps))


def cells(ledger: pd.DataFrame) -> Waterfall | None:
    """Return the waterfall from cells received to answers, or None where the ledger has no cells."""
    counts = ledger[(ledger["stage"] == "ingest") & (ledger["unit"] == "cell")]
    if counts.empty:
        return None
    by_outcome = {str(key): int(n) for key, n in counts.groupby("outcome")["n"].sum().items()}
    received = by_outcome.pop("received", 0)
    for name in ("answer", "set_aside"):  # what is left, and what goes by reason
        by_outcome.pop(name, 0)
    moves: list[tuple[str, int | None]] = [(label, by_outcome.pop(name, 0)) for name, label in _OTHER_COLUMNS.items()]
    moves += [("Cells of question columns", None), ("Blank", by_outcome.pop("blank", 0)), *_set_aside(counts)]
    moves += [(plain(name), n) for name, n in sorted(by_outcome.items())]
    moves += [("Answers", None)]
    return waterfall("cells", "From cells received to answers", "cells", ("Cells received", received), moves)


def _set_aside(counts: pd.DataFrame) -> list[tuple[str, int | None]]:
    aside = counts[counts["outcome"] == "set_aside"]
    reasons = aside.groupby(aside["reason"].map(unquoted))["n"].sum()
    ordered = sorted(((str(reason), int(n)) for reason, n in reasons.items()), key=lambda one: (-one[1], one[0]))
    shown: list[tuple[str, int | None]] = [
        (f"Set aside: {reason or 'no reason recorded'}", n) for reason, n in ordered[:_REASONS_SHOWN]
    ]
    rest = sum(n for _, n in ordered[_REASONS_SHOWN:])
    return [*shown, ("Set aside for other reasons", rest)] if rest else shown


def answers(
    identifier: str, title: str, received: pd.DataFrame, found: pd.DataFrame, questionnaire: Questionnaire, rule: str
) -> Waterfall:
    """Return the waterfall from answers received to answers analysed, and to those that count where that is fewer.

    `received` are rows of the answers table (blank cells are ignored); `found` those of them that are analysed.
    """
    given = received[received["original_id"] != ""]
    text = given[~given["question_id"].isin(questionnaire.counted_ids)]
    read = Answers.read(text, questionnaire)
    moves: list[tuple[str, int | None]] = [("To closed questions, counted with those", len(given) - len(text))]
    moves += [(label, int((~read & (text["status"] == status.value)).sum())) for status, label in _STATUS.items()]
    moves += [("The same text again from the same respondent", int((read & (text["repeats"] != "")).sum()))]
    moves += [("Answers analysed", None)]
    left_out = int((~found["counted"]).sum())
    if left_out:
        name = "In campaigns, not counted" if rule == "excluded" else "In campaigns that count once"
        moves += [(name, left_out), ("Answers counted in the shares", None)]
    return waterfall(identifier, title, "answers", ("Answers received", len(given)), moves)


def question(
    question_id: str, received: pd.DataFrame, found: pd.DataFrame, questionnaire: Questionnaire, rule: str
) -> Waterfall:
    """Return one question's waterfall, which begins with its cells, blank ones included."""
    inner = answers(f"{question_id}-account", "What became of the cells", received, found, questionnaire, rule)
    blank = int((received["original_id"] == "").sum())
    moves: list[tuple[str, int | None]] = [("Blank", blank)]
    moves += [(step.name, None if step.total else step.n) for step in inner.steps]
    return waterfall(inner.id, inner.title, "cells", ("Cells and passages received", len(received)), moves)


def balanced(ledger: pd.DataFrame, received: pd.DataFrame) -> bool:
    """Tell whether every stage's account closes and the answers counted here are those that ingest counted."""
    ingested = ledger[(ledger["stage"] == "ingest") & (ledger["unit"] == "cell") & (ledger["outcome"] == "answer")]
    agrees = ingested.empty or int(ingested["n"].sum()) == int((received["original_id"] != "").sum())
    return Ledger.balanced(ledger) and agrees
