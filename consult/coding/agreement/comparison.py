"""Agreement theme by theme, question by question and over all, out of one table of codings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult.coding.agreement.alpha import alpha
from consult.coding.agreement.chance import percent
from consult.coding.agreement.pair import f1
from consult.coding.agreement.rating import UNSEEN, Ratings
from consult.coding.agreement.reliability import decisions, estimated
from consult.coding.agreement.standard_error import ac1_error, alpha_error
from consult.coding.bootstrap import Measure
from consult.coding.estimate import Estimate

CODED = "coded"
_SETS = ("nominal", "jaccard", "masi")


@dataclass(frozen=True)
class Agreement:
    """What coders agreed on, by the id of a theme or question, "" for all.

    `n` is the base: decisions on `n_answers` of `n_respondents` that two or more coders made, for a theme one an
    answer; `n_alone` more were made by one coder only.
    `positives` has for each coder how many of the base they coded and how many they saw. Figures that cannot be told
    are NaN and have their reason in `untold`. `errors` are standard errors without resampling, of a theme's `alpha` and
    `ac1`: to hold against other programs, which take answers for independent.
    """

    id: str
    n: int
    n_alone: int
    n_answers: int
    n_respondents: int
    positives: Mapping[str, tuple[int, int]]
    figures: Mapping[str, Estimate]
    untold: Mapping[str, str]
    errors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Compared:
    """Agreement on each theme and question, those with the lowest alpha first, and over all."""

    overall: Agreement
    themes: tuple[Agreement, ...]
    questions: tuple[Agreement, ...]


def compare(codings: pd.DataFrame, seed: int) -> Compared:
    """Return how far coders agree.

    A theme's figures are `percent`, `alpha`, `kappa`, `ac1`, `fleiss` and `f1`, the agreement on what was coded. Those
    of a question, and over all, are `percent` and `f1` of all decisions pooled, `exact`, the agreement on the very set
    of an answer's themes, and alpha between sets: `alpha_nominal`, `alpha_jaccard` and `alpha_masi`. A set counts
    where its coder saw every theme that anybody was asked about.

    Args:
        codings: columns answer_id, respondent_id, question_id, theme_id, coder_id, value (coded or seen_not_coded). No
            row means not seen. Respondents are what is resampled.
        seed: of the resamples.
    """
    themes = [_theme(str(name), table, seed) for name, table in codings.groupby("theme_id")]
    questions = [_pooled(str(name), table, codings, seed) for name, table in codings.groupby("question_id")]
    return Compared(overall(codings, seed), _worst_first(themes, "alpha"), _worst_first(questions, "f1"))


def overall(codings: pd.DataFrame, seed: int) -> Agreement:
    """Return how far coders agree over all, as `compare` does, without looking theme by theme."""
    return _pooled("", codings, codings, seed)


@dataclass(frozen=True)
class _Asked:
    """Yes-or-no ratings, the coders who gave them in alphabetical order, and the answer of each unit."""

    ratings: Ratings
    coders: tuple[str, ...]
    answers: NDArray[np.str_]

    @classmethod
    def of(cls, codings: pd.DataFrame, unit: list[str]) -> Self:
        cells = codings.assign(yes=(codings["value"] == CODED).astype("int64"))
        wide = cells.pivot_table(index=["respondent_id", *unit], columns="coder_id", values="yes", aggfunc="max")
        given = wide.fillna(UNSEEN).to_numpy(dtype=np.int64)
        groups, answers = (wide.index.get_level_values(name).astype(str) for name in ("respondent_id", "answer_id"))
        return cls(Ratings(given, (False, True), tuple(groups)), tuple(map(str, wide.columns)), np.array(answers))


def _theme(name: str, codings: pd.DataFrame, seed: int) -> Agreement:
    asked = _Asked.of(codings, ["answer_id"])
    found = _agreement(name, asked, estimated(decisions(asked.ratings), asked.ratings.groups, seed))
    errors = {"alpha": alpha_error, "ac1": ac1_error}
    return replace(found, errors={name: of(asked.ratings) for name, of in errors.items() if name not in found.untold})


def _pooled(name: str, codings: pd.DataFrame, everything: pd.DataFrame, seed: int) -> Agreement:
    asked = _Asked.of(codings, ["answer_id", "theme_id"])
    ratings = asked.ratings
    of_decisions = {"percent": percent(ratings), "f1": f1(ratings)}
    sets = _sets(codings, everything["theme_id"].nunique())
    of_sets: dict[str, Measure] = {"percent": percent(sets)}
    of_sets |= {f"alpha_{level}": alpha(sets, level) for level in _SETS}
    exact = estimated(of_sets, sets.groups, seed)
    figures = {**estimated(of_decisions, ratings.groups, seed), "exact": exact.pop("percent"), **exact}
    return _agreement(name, asked, figures)


def _sets(codings: pd.DataFrame, n_themes: int) -> Ratings:
    """Return the set of themes that each coder gave each answer, where they saw all themes."""
    keys = ["respondent_id", "answer_id", "coder_id"]
    seen: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
    for (respondent, answer, coder), rows in codings.groupby(keys):
        if rows["theme_id"].nunique() == n_themes:
            coded = frozenset(rows.loc[rows["value"] == CODED, "theme_id"])
            seen.setdefault((str(respondent), str(answer)), {})[str(coder)] = coded
    coders = sorted(codings["coder_id"].unique())
    given = [[of_coder.get(coder) for coder in coders] for of_coder in seen.values()]
    return Ratings.of(given, [respondent for respondent, _ in seen])


def _agreement(name: str, asked: _Asked, figures: Mapping[str, Estimate]) -> Agreement:
    ratings, both = asked.ratings, asked.ratings.shared
    positives = {
        coder: (int((column == 1).sum()), int((column != UNSEEN).sum()))
        for coder, column in zip(asked.coders, ratings.given[both].T, strict=True)
    }
    return Agreement(
        id=name,
        n=int(both.sum()),
        n_alone=int((ratings.n_coders == 1).sum()),
        n_answers=len(set(asked.answers[both])),
        n_respondents=len(set(np.array(ratings.groups)[both])),
        positives=positives,
        figures=figures,
        untold=_untold(positives, figures),
    )


def _untold(positives: Mapping[str, tuple[int, int]], figures: Mapping[str, Estimate]) -> dict[str, str]:
    """Return why each figure that is NaN cannot be told."""
    why = "of the answers that two coders saw, all were decided alike: there is nothing to tell apart"
    constant = [coder for coder, (n, seen) in positives.items() if seen and n in (0, seen)]
    reasons = {"f1": "nobody coded it"}
    if constant and any(0 < n < seen for n, seen in positives.values()):
        names = " and ".join(constant)
        reasons["kappa"] = f"{names} decided every answer alike: kappa would be 0 whatever the other coders did"
    if not any(seen for _, seen in positives.values()):
        why = "no answer was seen by two coders"
        reasons = {}
    return {name: reasons.get(name, why) for name, figure in figures.items() if np.isnan(figure.value)}


def _worst_first(found: list[Agreement], by: str) -> tuple[Agreement, ...]:
    """Put the lowest first and those that cannot be told last."""

    def place(one: Agreement) -> tuple[bool, float, str]:
        value = one.figures[by].value
        return bool(np.isnan(value)), 0.0 if np.isnan(value) else value, one.id

    return tuple(sorted(found, key=place))
