"""Carry the received cells through every step of cleaning, in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

import pandas as pd
import pyarrow as pa
from pandera.typing import DataFrame

from consult import tables
from consult.clean import cross_reference, duplicate, outcome, status
from consult.clean.campaign import Campaign, find
from consult.clean.clean_text import clean_all
from consult.clean.language import language
from consult.clean.row import Row, rows
from consult.clean.sent import Sent
from consult.clean.wording import key
from consult.progress import Progress, silent
from consult.settings import CleanSettings
from consult.vocabulary import Questionnaire

_Person = tuple[str, int]

_ALIKE = "shares much of its wording with other people's answers to this question, but is in no campaign"


@dataclass(frozen=True)
class Cleaned:
    """The tables of `consult.tables` that carry the same names."""

    answers: pd.DataFrame
    texts: pd.DataFrame
    alignments: pd.DataFrame
    campaigns: pd.DataFrame
    campaign_reviews: pd.DataFrame
    reviews: pd.DataFrame
    ledger: pd.DataFrame


def normalise(
    received: DataFrame[tables.Received],
    originals: DataFrame[tables.Originals],
    respondents: DataFrame[tables.Respondents],
    questionnaire: Questionnaire,
    settings: CleanSettings,
    progress: Progress = silent,
) -> Cleaned:
    """Clean every distinct text once and say of every received cell what it is.

    Closed questions only tell answered from blank. Open ones also tell placeholders, cross-references (led to the
    respondent's own answer), texts in a language that is not analysed, repeats by one person and campaigns.

    Raises:
        ConsultError: a received cell names an original that is not there.
    """
    cleaned = clean_all(zip(originals["original_id"], originals["text"], strict=True), len(originals), progress)
    # the longest table: what is needed of it is in `cleaned` now, and Arrow would keep its memory for itself
    del originals
    pa.default_memory_pool().release_unused()
    said = rows(received, cleaned, questionnaire)
    texts = {one.text_id: one for one in cleaned.values() if one.text_id}
    progress("telling languages", 0, len(texts))
    languages = {text_id: language(one.text) for text_id, one in texts.items()}
    status.judge(said, languages, settings)
    status.leave_out_covers(said)
    cross_reference.resolve(said, questionnaire)
    person_of = duplicate.people(dict(zip(respondents["respondent_id"], respondents["repeat_of"], strict=True)))
    first_of = duplicate.repeats(
        ((row.answer_id, row.respondent_id, row.question_id, texts[row.text_id].text) for row in said if row.text_id),
        person_of,
    )
    for row in said:
        row.repeats = first_of.get(row.answer_id, "")
    campaigns = _campaigns(said, person_of, settings, progress)
    answers = outcome.answers(received, said)
    return Cleaned(
        answers=answers,
        texts=outcome.texts(texts, languages),
        alignments=outcome.alignments(cleaned.values()),
        campaigns=outcome.campaigns(campaigns),
        campaign_reviews=outcome.campaign_reviews(campaigns),
        reviews=outcome.reviews(received, said),
        ledger=outcome.ledger(answers),
    )


def _campaigns(
    said: Iterable[Row], person_of: Mapping[str, _Person], settings: CleanSettings, progress: Progress
) -> list[Campaign]:
    """Find the campaigns of each open question and mark their answers."""
    read = sorted((row for row in said if row.is_read), key=lambda row: row.question_id)
    campaigns: list[Campaign] = []
    done = 0
    for question_id, group in groupby(read, key=lambda row: row.question_id):
        progress("finding campaigns", done, len(read))
        rows_of = {row.answer_id: row for row in group}
        found = find(question_id, (_sent(row, person_of) for row in rows_of.values()), settings)
        for campaign in found.campaigns:
            for answer_id in campaign.answer_ids:
                rows_of[answer_id].campaign_id = campaign.campaign_id
        for answer_id in found.alike:
            rows_of[answer_id].doubt = rows_of[answer_id].doubt or _ALIKE
        campaigns += found.campaigns
        done += len(rows_of)
    progress("finding campaigns", len(read), len(read))
    return campaigns


def _sent(row: Row, person_of: Mapping[str, _Person]) -> Sent:
    person, _ = person_of.get(row.respondent_id, (row.respondent_id, 0))
    return Sent(row.answer_id, row.text_id, key(row.clean.text), person)
