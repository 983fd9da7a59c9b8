"""Sectors, places and policies that answers name."""

import pandas as pd

from consult.report.model import Breakdown, Line
from consult.report.naming import names, plain
from consult.vocabulary import Share

_TITLES = {
    "sector": "Sectors named",
    "frontier_industry": "Frontier industries named",
    "place": "Places named",
    "policy": "Policies named",
}
_VOCABULARY = {
    "sector": "sectors",
    "frontier_industry": "sectors",
    "place": "places",
    "policy": "policies",
    "market": "markets",
}


def mentions(found: pd.DataFrame, counted: pd.DataFrame) -> tuple[Breakdown, ...]:
    """Return how many counted answers name each sector, frontier industry, place and policy, most named first.

    Not in the model where nothing of the sort is named. Markets are named in passing far more often than they are
    meant as such, and are counted where a question asks for nominations (`nomination`).
    """
    counts = per_entity(found, counted)
    return tuple(
        _breakdown(kind, counts.loc[[kind]].droplevel(0), len(counted))
        for kind in _TITLES
        if kind in counts.index.get_level_values(0)
    )


def per_entity(found: pd.DataFrame, counted: pd.DataFrame) -> "pd.Series[int]":
    """Return how many counted answers name each thing, by (entity_type, entity_id): an answer counts once."""
    distinct = found[["text_id", "entity_type", "entity_id"]].drop_duplicates()
    # many answers may share a text: count each text's answers once, then add them up
    n_answers = counted.groupby("text_id").size()
    weighed = distinct.assign(n=distinct["text_id"].map(n_answers).fillna(0).astype(int))
    return weighed[weighed["n"] > 0].groupby(["entity_type", "entity_id"])["n"].sum()


def in_order(kind: str, counts: "pd.Series[int]") -> list[tuple[str, int]]:
    """Return things of one sort by the names readers see, with their counts, most named first, then by name."""
    known = names(_VOCABULARY[kind]) if kind in _VOCABULARY else {}
    ordered = sorted((-int(n), known.get(str(one), plain(str(one)))) for one, n in counts.items())
    return [(name, -n) for n, name in ordered]


def _breakdown(kind: str, counts: "pd.Series[int]", base: int) -> Breakdown:
    return Breakdown(
        id=f"named-{kind.replace('_', '-')}",
        title=_TITLES[kind],
        one=plain(kind),
        unit="answers",
        base=base,
        lines=tuple(Line(name=name, count=Share(n=n, base=base)) for name, n in in_order(kind, counts)),
        several=True,
    )
