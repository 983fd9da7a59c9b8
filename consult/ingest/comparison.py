"""A late file beside what was received before it: which rows are new, which say the same, which replace answers."""

from dataclasses import dataclass

import pandas as pd

from consult.ingest.assembly import RECEIVED_BEFORE, SUPERSEDED
from consult.ingest.intake import Intake


@dataclass(frozen=True)
class Comparison:
    """The rows of a file by their numbers: of `new` respondents; the `same` as before; those that add or replace."""

    source_id: str
    new: tuple[int, ...]
    same: tuple[int, ...]
    adds: tuple[int, ...]
    replaces: tuple[int, ...]


def compare(intake: Intake, source_id: str) -> Comparison:
    """Compare a file with the files before it, all of which the intake has."""
    kept = _of(intake.received, source_id).rename(columns={"source_row": "row"})
    aside = _of(intake.set_aside, source_id)
    known = pd.concat([kept, aside[aside["reason"].isin([RECEIVED_BEFORE, SUPERSEDED])]])
    rows = known.loc[(known["row"] > 0) & (known["respondent_id"] != ""), ["row", "respondent_id"]].drop_duplicates()
    first = intake.respondents.set_index("respondent_id")["source_id"]
    new = rows["respondent_id"].map(first) == source_id
    replaces = rows["row"].isin(_replacing(intake, kept)) & ~new
    adds = rows["row"].isin(kept["row"]) & ~new & ~replaces
    kinds = {"new": new, "same": ~(new | replaces | adds), "adds": adds, "replaces": replaces}
    return Comparison(source_id, **{name: _numbers(rows.loc[which, "row"]) for name, which in kinds.items()})


def _replacing(intake: Intake, kept: pd.DataFrame) -> "pd.Series[int]":
    """Return the rows that hold another answer, or say something else of the respondent, than an earlier file did."""
    before = intake.set_aside[intake.set_aside["reason"] == SUPERSEDED]
    before = before[~before["source_id"].isin(kept["source_id"])]
    answers = kept.merge(
        before[["respondent_id", "question_id"]].drop_duplicates(), on=["respondent_id", "question_id"]
    )
    facts = kept[kept["respondent_id"].isin(before.loc[before["question_id"] == "", "respondent_id"])]
    rows: pd.Series[int] = pd.concat([answers["row"], facts["row"]])
    return rows


def _numbers(rows: "pd.Series[int]") -> tuple[int, ...]:
    return tuple(sorted(set(rows.tolist())))


def _of(table: pd.DataFrame, source_id: str) -> pd.DataFrame:
    return table[table["source_id"] == source_id]
