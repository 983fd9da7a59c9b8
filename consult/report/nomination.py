"""What answers to a nomination question name: subsectors and technologies to back, markets to trade with.

A nomination counts once an answer, however often the answer names it. Naming is not always backing. Places and policies
are named beside what is nominated, and are not ranked. Markets are looked at here alone: in answers to other questions
they are mostly comparisons.
"""

import pandas as pd

from consult.report.figure import ranks
from consult.report.mention import in_order, per_entity
from consult.report.model import RankedLine, Ranking
from consult.report.naming import plain
from consult.vocabulary import Question, Share

PURPOSE = "nomination"
_SHOWN = 15
_TITLES = {
    "frontier_industry": "Frontier industries and technologies",
    "sector": "Sectors",
    "market": "Markets",
}


def nominations(question: Question, found: pd.DataFrame, counted: pd.DataFrame) -> tuple[Ranking, ...]:
    """Rank what the counted answers to a question name, each sort apart; nothing where it asks for no nominations.

    Args:
        question: the question.
        found: rows of `Mentions`.
        counted: the answers to the question that are in its base.

    Returns:
        A ranking for each sort of which anything is named, that which most answers name first.
    """
    if question.purpose != PURPOSE:
        return ()
    named = counted[["answer_id", "text_id"]].merge(found, on="text_id")
    anything = {str(kind): int(n) for kind, n in named.groupby("entity_type")["answer_id"].nunique().items()}
    kinds = sorted(set(anything) & set(_TITLES), key=lambda kind: (-anything[kind], list(_TITLES).index(kind)))
    counts = per_entity(found, counted)
    return tuple(_ranking(question, kind, anything[kind], counts, len(counted)) for kind in kinds)


def _ranking(question: Question, kind: str, anything: int, counts: "pd.Series[int]", base: int) -> Ranking:
    ordered = in_order(kind, counts.loc[[kind]].droplevel(0))
    sizes = [n for _, n in ordered]
    lines = [
        RankedLine(rank=rank, name=name, count=Share(n=n, base=base))
        for (name, n), rank in zip(ordered, ranks(sizes), strict=True)
    ]
    return Ranking(
        id=f"{question.id}-nominated-{kind.replace('_', '-')}",
        title=f"{_TITLES[kind]} that answers name",
        one=plain(kind),
        base=base,
        anything=Share(n=anything, base=base),
        lines=tuple(lines[:_SHOWN]),
        left=len(lines) - len(lines[:_SHOWN]),
        left_most=max(sizes[_SHOWN:], default=0),
    )
