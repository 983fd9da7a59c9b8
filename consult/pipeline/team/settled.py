"""What a team's codings come to: what it settled, else what its coders agree on, and where they still differ."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from consult.errors import InputError, Problem
from consult.pipeline.given import ANSWER, CODED, NOT_CODED, THEME, VALUE
from consult.pipeline.seen import CODER, KEYS, with_parents
from consult.pipeline.team.kept import Kept
from consult.vocabulary import CodeFrame

_PAIR = [ANSWER, THEME]


@dataclass(frozen=True)
class Settled:
    """`codings` (answer_id, theme_id, value) are what holds; `disputed` (answer_id, theme_id) waits for a decision."""

    codings: pd.DataFrame
    disputed: pd.DataFrame

    @property
    def themes(self) -> dict[str, frozenset[str]]:
        """The themes of each answer on which nothing waits."""
        whole = self.codings[~self.codings[ANSWER].isin(self.disputed[ANSWER])]
        coded = whole[whole[VALUE] == CODED].groupby(ANSWER)[THEME].agg(frozenset).to_dict()
        return {str(one): coded.get(one, frozenset()) for one in sorted(whole[ANSWER].unique())}


def decisions(kept: Kept, frame: CodeFrame) -> pd.DataFrame:
    """Return every person's decisions (answer_id, theme_id, coder_id, value) on the themes that the code frame has.

    Raises:
        InputError: there is none.
    """
    rows = [
        (one.answer_id, theme_id, one.coder, value)
        for one in kept.readings
        for value, themes in ((CODED, one.coded), (NOT_CODED, one.against))
        for theme_id in themes
        if theme_id in frame.by_id
    ]
    if not rows:
        what = "nobody has coded an answer yet."
        raise InputError(Problem(what, "Give a file, or see `consult code assign` and `consult code import`."))
    return pd.DataFrame(rows, columns=[*KEYS, VALUE])


def settled(kept: Kept, frame: CodeFrame) -> Settled:
    """Return what holds: the decision where a team settled on one, else what all coders decided who saw the theme.

    An answer coded to a child theme is coded to its parent too, so that nobody differs from somebody more exact.
    """
    decided = decisions(kept, frame)
    ruled = {(one.answer_id, one.theme_id): one.value for one in kept.adjudications}
    said = with_parents(decided, frame).groupby(_PAIR)[VALUE]
    both = said.agg(["nunique", "first"]).reset_index()
    both["ruled"] = [ruled.get(pair, "") for pair in _pairs(both)]
    both[VALUE] = both["ruled"].where(both["ruled"] != "", both["first"])
    waits = (both["nunique"] > 1) & (both["ruled"] == "")
    holds = with_parents(both[~waits][[*_PAIR, VALUE]].assign(**{CODER: ""}), frame)
    disputed = both[waits & ~_among(both, _pairs(holds))][_PAIR]
    named = [*_pairs(decided[decided[VALUE] == CODED]), *(pair for pair, value in ruled.items() if value == CODED)]
    own = holds[(holds[VALUE] != CODED) | _among(holds, named)][[*_PAIR, VALUE]]  # not what a child alone implies
    return Settled(own.reset_index(drop=True), disputed.reset_index(drop=True))


def _among(table: pd.DataFrame, pairs: Iterable[tuple[str, str]]) -> "pd.Series[bool]":
    known = set(pairs)
    return pd.Series([pair in known for pair in _pairs(table)], index=table.index, dtype=bool)


def _pairs(table: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(table[ANSWER], table[THEME], strict=True))
