"""What answers to a nomination question name: subsectors and technologies to back, markets to trade with.

A nomination counts once an answer, however often the answer names it. Markets (countries and groups of countries) are
looked for in answers to such questions only: elsewhere they are comparisons, and are not in the table of mentions.
"""

from collections.abc import Iterable

import pandas as pd

from consult import reference
from consult.nlp.matcher import VERSION as MATCHER
from consult.nlp.matcher import Matcher, longest
from consult.nlp.segment import Passage

VERSION = f"nomination@1 {MATCHER}"
MARKET = "market"
_COLUMNS = ("text_id", "entity_type", "entity_id", "start", "end")


class MarketFinder:
    """Finds what `data/reference/markets.yaml` lists, in the capitals given there."""

    def __init__(self) -> None:
        listed = ((entry.id, name) for entry in reference.entries("markets") for name in (entry.name, *entry.aliases))
        self._matcher = Matcher([], written=listed)

    def find(self, passages: Iterable[Passage]) -> pd.DataFrame:
        """Return rows shaped as `Mentions`, with `entity_type` "market", by text, then by where they start."""
        rows = [
            (passage.text_id, MARKET, match.entry, match.start, match.end)
            for passage in passages
            for match in longest(self._matcher.find(passage.text))
        ]
        return pd.DataFrame(rows, columns=list(_COLUMNS))


def ranked(mentions: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Rank what answers name, most named first, then by id.

    Args:
        mentions: rows of `Mentions`, or of markets.
        answers: the answers to one question that count (`answer_id`, `text_id`).

    Returns:
        `entity_type`, `entity_id`, `n_answers`, `base` (all answers given) and `rank`, which ties share.
    """
    distinct = mentions[["text_id", "entity_type", "entity_id"]].drop_duplicates()
    named = answers[["answer_id", "text_id"]].merge(distinct, on="text_id")
    counts = named.groupby(["entity_type", "entity_id"])["answer_id"].nunique().rename("n_answers").reset_index()
    counts = counts.sort_values(["n_answers", "entity_type", "entity_id"], ascending=[False, True, True])
    counts["base"] = len(answers)
    counts["rank"] = counts["n_answers"].rank(method="min", ascending=False).astype(int)
    return counts.reset_index(drop=True)
