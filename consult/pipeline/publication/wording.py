"""Every text that a release is held against, each once and as open as the most open answer that has it."""

import re
from collections.abc import Iterator

import pandas as pd

from consult import quotes
from consult.pipeline.derived import Derived
from consult.pipeline.folder import Folder
from consult.store import Stage
from consult.tables import Originals, SetAsideValues
from consult.vocabulary import Questionnaire

Openness = quotes.audit.Openness
Wording = quotes.audit.Wording
_CHOSEN = re.compile(r"[;,|\n]")


def wordings(derived: Derived, open_ids: frozenset[str]) -> list[Wording]:
    """Return the words of all answers, as cleaned and as received, and of what was set aside.

    `open_ids` are the respondents whose words may be quoted.
    """
    answers = derived.answers()
    answers = answers.assign(openness=answers["respondent_id"].isin(open_ids).astype(int))  # withheld 0, consented 1
    questionnaire = derived.folder.questionnaire
    found = [
        *_of(answers, "text_id", derived.texts(), questionnaire),
        *_of(answers, "original_id", derived.ingested.read("originals", Originals), questionnaire),
    ]
    once = {re.sub(r"\s+", "", one.text): one for one in sorted(found, key=lambda one: one.openness)}
    restricted = Stage(derived.folder.restricted, derived.ingested.name, derived.ingested.fingerprint)
    aside = restricted.read("set_aside_values", SetAsideValues)["value"].drop_duplicates()
    return [*once.values(), *(Wording("set aside", value, Openness.WITHHELD) for value in aside)]


def _of(answers: pd.DataFrame, key: str, texts: pd.DataFrame, questionnaire: Questionnaire) -> Iterator[Wording]:
    """Yield each text with the most open answer that has it; of an answer to a closed question, the options apart."""
    most_open = answers[answers[key] != ""].sort_values("openness", kind="stable").drop_duplicates(key, keep="last")
    rows = most_open[[key, "answer_id", "question_id", "openness"]].merge(texts[[key, "text"]], on=key)
    for _, answer_id, question_id, openness, text in rows.itertuples(index=False):
        parts = _CHOSEN.split(text) if question_id in questionnaire.counted_ids else [text]
        for part in parts:
            yield Wording(answer_id, part, Openness(openness))


def own_texts(folder: Folder) -> list[str]:
    """Return everything that the team wrote itself: the questionnaire and the code frame."""
    return [*_strings(folder.questionnaire.model_dump()), *_strings(folder.frame.model_dump())]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
