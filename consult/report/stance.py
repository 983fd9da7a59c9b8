"""Whether answers say that they are for or against what their question proposes."""

import pandas as pd

from consult.report.model import Breakdown, Line
from consult.report.naming import names
from consult.vocabulary import PROPOSAL, Question, Share, Stance


def breakdown(question: Question, stated: pd.DataFrame, counted: pd.DataFrame) -> Breakdown | None:
    """Return the counted answers to a question by stance; None where the question puts no proposal.

    Args:
        question: the question.
        stated: rows of `TextStances`.
        counted: the answers to the question that are in its base.
    """
    if question.purpose != PROPOSAL:
        return None
    stances = counted["text_id"].map(stated.set_index("text_id")["stance"]).fillna(Stance.UNSTATED.value)
    counts = stances.value_counts()
    base = len(counted)
    return Breakdown(
        id=f"{question.id}-stance",
        title="For or against the proposal",
        one="Stance",
        unit="answers",
        base=base,
        lines=tuple(
            Line(name=name, count=Share(n=int(counts.get(stance, 0)), base=base))
            for stance, name in names("stance").items()
            if stance
        ),
    )
