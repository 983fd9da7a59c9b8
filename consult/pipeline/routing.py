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
    doubts = pd.concat([codings.loc[codings["route"] == REVIEW, _KEYS], *_absences(derived, found, answers, codings)])
    named: dict[str, list[str]] = {}
    for answer_id, theme_id in doubts.drop_duplicates().sort_values(_KEYS).itertuples(index=False):
        named.setdefault(answer_id, []).append(theme_id)
    routes = answers[["answer_id"]].assign(themes=[";".join(named.get(one, [])) for one in answers["answer_id"]])
    routes["route"] = NONE
    routes.loc[routes["answer_id"].isin(codings["answer_id"]), "route"] = ACCEPT
    routes.loc[(routes["themes"] != "") | bool(found.why), "route"] = REVIEW
    cuts = found.cuts
    unknown = [one.id for one in derived.folder.frame.themes if one.id not in cuts or not cuts[one.id].told_absent]
    routes["not_judged"] = ";".join(sorted(unknown))
    routes["reason"] = found.why or routes["route"].map(_REASONS)
    return Routes.checked(routes)


def _routed(codings: pd.DataFrame, found: Judged) -> pd.DataFrame:
    cut_offs = {theme_id: cut.accept_from for theme_id, cut in found.cuts.items() if cut.accept_from is not None}
    # a theme without a cut-off has none here, and nothing reaches what is not there
    accepted = codings["probability"] >= codings["theme_id"].map(cut_offs).astype("float64")
    return codings.assign(route=accepted.map({True: ACCEPT, False: REVIEW}).astype("str"))


def _absences(derived: Derived, found: Judged, answers: pd.DataFrame, codings: pd.DataFrame) -> list[pd.DataFrame]:
    """Return which themes may be there though they were not coded: answer and theme ids."""
    in_frame = {theme_id: cut for theme_id, cut in found.cuts.items() if theme_id in derived.folder.frame.by_id}
    told = {theme_id: cut.none_below for theme_id, cut in in_frame.items() if cut.told_absent}
    below = {theme_id: at for theme_id, at in told.items() if at is not None}
    near = answers.merge(derived.near_misses(), on="text_id")
    doubtful = [near.loc[near["probability"] >= near["theme_id"].map(below).astype("float64"), _KEYS]]
    for theme_id in sorted(set(told) - set(below)):  # it may be missed anywhere
        coded = codings.loc[codings["theme_id"] == theme_id, "answer_id"]
        missing = answers.loc[~answers["answer_id"].isin(coded), ["answer_id"]]
        doubtful.append(missing.assign(theme_id=theme_id))
    return doubtful
