"""Which codings, and which answers, a person should check."""

import pandas as pd

from consult.pipeline.derived import Derived
from consult.pipeline.judged import Judged, judged
from consult.tables import Routes

ACCEPT, REVIEW, NONE = "accept", "review", "none"
_KEYS = ["answer_id", "theme_id"]
_REASONS = {
    ACCEPT: "every theme that it has is certain enough, and no other theme judged is near",
    REVIEW: "a person should decide about the themes named",
    NONE: "no theme judged is near",
}


def route_codings(derived: Derived) -> pd.DataFrame:
    """Return the codings (`Codings`) with `route`: accept where they need no second look, else review."""
    return _routed(derived.codings(), judged(derived.folder))


def route_answers(derived: Derived) -> pd.DataFrame:
    """Return the route (`Routes`) of every answer that was read for themes, in the order of answers."""
    found, answers = judged(derived.folder), derived.read_answers()[["answer_id", "text_id"]]
    codings = _routed(derived.codings(), found)
    ids = derived.folder.frame.by_id
    below = {theme_id: cut.none_below for theme_id, cut in found.cuts.items() if cut.none_below is not None}
    near = answers.merge(derived.near_misses(), on="text_id")
    near = near[near["theme_id"].isin(ids) & (near["probability"] >= _cut_off(near, below))]
    named: dict[str, list[str]] = {}
    doubts = pd.concat([codings.loc[codings["route"] == REVIEW, _KEYS], near[_KEYS]])
    for answer_id, theme_id in doubts.drop_duplicates().sort_values(_KEYS).itertuples(index=False):
        named.setdefault(answer_id, []).append(theme_id)
    routes = answers[["answer_id"]].assign(themes=[";".join(named.get(one, [])) for one in answers["answer_id"]])
    routes["route"] = NONE
    routes.loc[routes["answer_id"].isin(codings["answer_id"]), "route"] = ACCEPT
    routes.loc[(routes["themes"] != "") | bool(found.why), "route"] = REVIEW
    routes["not_judged"] = ";".join(sorted(set(ids) - set(below)))
    routes["reason"] = found.why or routes["route"].map(_REASONS)
    return Routes.checked(routes)


def _routed(codings: pd.DataFrame, found: Judged) -> pd.DataFrame:
    cut_offs = {theme_id: cut.accept_from for theme_id, cut in found.cuts.items() if cut.accept_from is not None}
    accepted = codings["probability"] >= _cut_off(codings, cut_offs)
    return codings.assign(route=accepted.map({True: ACCEPT, False: REVIEW}).astype("str"))


def _cut_off(codings: pd.DataFrame, cut_offs: dict[str, float]) -> "pd.Series[float]":
    """Return the cut-off of each row's theme; NaN, which nothing reaches, where it has none."""
    return codings["theme_id"].map(cut_offs).astype("float64")
