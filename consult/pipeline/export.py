"""The derived tables as CSV files that a spreadsheet may open without running anything."""

from pathlib import Path
from typing import BinaryIO

import pandas as pd

from consult.errors import UnknownName
from consult.pipeline.csv_file import csv_bytes
from consult.pipeline.derived import Derived
from consult.pipeline.routing import route_answers, route_codings
from consult.store import write_bytes
from consult.vocabulary import PROPOSAL, Stance

TABLES = (
    "answers",
    "codings",
    "tones",
    "mentions",
    "ledger",
    "set-aside",
    "respondents",
    "campaigns",
    "reviews",
    "sources",
    "segments",
    "unread",
    "routes",
)


def export(derived: Derived, name: str, to: Path | BinaryIO) -> int:
    """Write one table as UTF-8 CSV with a byte-order mark (so that Excel reads it); return the number of rows.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.

    Raises:
        UnknownName: no table goes by that name.
    """
    frame = table(derived, name)
    content = csv_bytes(frame)
    if isinstance(to, Path):
        write_bytes(to, content)
    else:
        to.write(content)
    return len(frame)


def table(derived: Derived, name: str) -> pd.DataFrame:
    """Return one derived table, joined to respondent and question ids.

    Raises:
        UnknownName: no table goes by that name.
    """
    if name not in TABLES:
        raise UnknownName("table", name, TABLES)
    ids = ["answer_id", "respondent_id", "question_id"]
    if name == "answers":
        texts = derived.texts()[["text_id", "text", "language", "n_words"]]
        joined = derived.answers().merge(texts, on="text_id", how="left")
        joined = joined.fillna({"text": "", "language": "", "n_words": 0}).astype({"n_words": "int64"})
        return joined.assign(evidence=_evidence(derived, joined["answer_id"]), stance=_stances(derived, joined))
    if name == "codings":
        keys = derived.answers()[[*ids, "text_id"]]
        names = {theme.id: theme.name for theme in derived.folder.frame.themes}
        codings = keys.merge(route_codings(derived), on="answer_id")
        codings.insert(len(keys.columns) + 1, "theme", codings["theme_id"].map(names))
        return codings
    if name == "routes":
        return derived.answers()[[*ids, "text_id"]].merge(route_answers(derived), on="answer_id")
    if name in ("tones", "mentions", "segments", "unread"):
        of_texts = getattr(derived, name)()
        return derived.read_answers()[[*ids, "text_id"]].merge(of_texts, on="text_id")
    frame: pd.DataFrame = getattr(derived, name.replace("-", "_"))()
    return frame


def _evidence(derived: Derived, answer_ids: "pd.Series[str]") -> list[str]:
    """Return which sorts of evidence each answer gives, joined by ";", "" for one that gives none or was not read."""
    given = derived.read_answers()[["answer_id", "text_id"]].merge(derived.text_evidence(), on="text_id")
    sorts = {answer: ";".join(found) for answer, found in given.groupby("answer_id", sort=False)["sort"]}
    return [sorts.get(one, "") for one in answer_ids]


def _stances(derived: Derived, answers: pd.DataFrame) -> list[str]:
    """Return what each answer to a question that puts a proposal says of agreeing, "" for every other answer."""
    stated = derived.text_stances().set_index("text_id")["stance"].to_dict()
    put = {question.id for question in derived.folder.questionnaire.questions if question.purpose == PROPOSAL}
    read = set(derived.read_answers()["answer_id"])
    return [
        stated.get(text, Stance.UNSTATED.value) if question in put and answer in read else ""
        for answer, question, text in zip(answers["answer_id"], answers["question_id"], answers["text_id"], strict=True)
    ]
