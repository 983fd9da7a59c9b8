"""Closed questions: options and how many respondents chose each."""

import pandas as pd

from consult.report.model import Breakdown, Line
from consult.vocabulary import Question, QuestionType, Share

_MOST = 20
_LONGEST = 120
_FEWEST = 3
OTHER = "Any other reply"


def breakdown(question: Question, closed: pd.DataFrame) -> Breakdown:
    """Return how many respondents chose each option; the base is those who chose any.

    The options of the questionnaire come in its order, chosen or not; any other reply is only counted, since it may be
    a respondent's own words. Where the questionnaire lists none, the most common short replies stand for options: those
    that at least three respondents gave, since what fewer wrote is likelier a remark than an option.
    """
    chosen = closed.loc[closed["question_id"] == question.id, ["respondent_id", "option"]].drop_duplicates()
    base = int(chosen["respondent_id"].nunique())
    counts = chosen["option"].value_counts()
    options = list(question.options) or _common(counts)
    lines = [(option, int(counts.get(option, 0))) for option in options]
    others = int(chosen.loc[~chosen["option"].isin(options), "respondent_id"].nunique())
    if others:
        lines.append((OTHER, others))
    return Breakdown(
        id=f"{question.id}-options",
        title="Options chosen",
        one="Option",
        unit="respondents",
        base=base,
        lines=tuple(Line(name=name, count=Share(n=n, base=base)) for name, n in lines),
        several=question.type is QuestionType.MULTIPLE,
    )


def _common(counts: "pd.Series[int]") -> list[str]:
    short = [str(option) for option in counts.index if counts[option] >= _FEWEST and len(str(option)) <= _LONGEST]
    return sorted(short, key=lambda option: (-int(counts[option]), option))[:_MOST]
