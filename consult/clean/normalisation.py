"""Carry the received cells through every step of cleaning, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from consult import tables
from consult.clean import campaign, cross_reference, duplicate, outcome
from consult.clean.clean_text import CleanText, clean_all
from consult.clean.covering import is_around
from consult.clean.language import language
from consult.clean.placeholder import Reading, read
from consult.clean.row import Row
from consult.clean.wording import key, n_words
from consult.errors import ConsultError
from consult.progress import Progress, silent
from consult.settings import CleanSettings
from consult.vocabulary import GENERAL_QUESTION_ID, AnswerStatus, Questionnaire


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
    rows = _rows(received, cleaned, questionnaire)
    texts = {one.text_id: one for one in cleaned.values() if one.text_id}
    progress("telling languages", 0, len(texts))
    languages = {text_id: language(one.text) for text_id, one in texts.items()}
    _judge(rows, languages, settings)
    _leave_out_covers(rows)
    _refer(rows, questionnaire)
    person_of = duplicate.people(dict(zip(respondents["respondent_id"], respondents["repeat_of"], strict=True)))
    _mark_repeats(rows, person_of, texts)
    campaigns = _campaigns(rows, person_of, settings, progress)
    return Cleaned(
        answers=_answers(rows),
        texts=_texts(texts, languages),
        alignments=_alignments(cleaned.values()),
        campaigns=_campaign_table(campaigns),
        campaign_reviews=_campaign_reviews(campaigns),
        reviews=outcome.reviews(rows),
        ledger=outcome.ledger(rows),
    )


def _rows(received: pd.DataFrame, cleaned: dict[str, CleanText], questionnaire: Questionnaire) -> list[Row]:
    lost = set(received["original_id"]) - cleaned.keys() - {""}
    if lost:
        raise ConsultError(f"{len(lost)} received texts are not among the originals. Run consult ingest again.")
    columns = [_shared(received[name]) for name in tables.Received.names()]
    rows = []
    for cells in zip(*columns, strict=True):
        cell = dict(zip(tables.Received.names(), cells, strict=True))
        rows.append(
            Row(
                **cell,
                is_open=cell["question_id"] not in questionnaire.counted_ids,
                clean=cleaned.get(cell["original_id"]),
            )
        )
    return rows


def _shared(column: "pd.Series[Any]") -> Iterable[Any]:
    """Return values so that equal ones are one object: ids come again in every row, and a row is held for each cell."""
    codes, values = pd.factorize(column)
    held = values.tolist()
    return (held[code] for code in codes)


def _judge(rows: Iterable[Row], languages: dict[str, str], settings: CleanSettings) -> None:
    """Give each row its status and text, as far as its own words tell."""
    readings: dict[str, Reading] = {}
    for row in rows:
        if row.clean is None:
            continue
        if not row.clean.text_id:
            row.doubt = "holds nothing but invisible characters and was taken for blank"
            continue
        row.text_id, row.status = row.clean.text_id, AnswerStatus.ANSWERED
        if not row.is_open:
            continue
        if row.text_id not in readings:
            readings[row.text_id] = read(row.clean.text)
        row.reading = readings[row.text_id]
        row.status = row.reading.status
        spoken = languages[row.text_id]
        if row.status is AnswerStatus.ANSWERED and spoken and spoken not in settings.analysed_languages:
            row.status = AnswerStatus.OTHER_LANGUAGE
            if spoken not in settings.languages:
                row.doubt = f'seems to be in the language "{spoken}", which is not among those expected'


def _leave_out_covers(rows: list[Row]) -> None:
    """Take covering notes and signatures of letters for placeholders: they answer nothing."""
    answered = {
        (row.respondent_id, row.source_id)
        for row in rows
        if row.status is AnswerStatus.ANSWERED and row.question_id != GENERAL_QUESTION_ID
    }
    for row in rows:
        if row.question_id != GENERAL_QUESTION_ID or row.status is not AnswerStatus.ANSWERED or row.clean is None:
            continue
        if is_around(row.clean.text, beside_answers=(row.respondent_id, row.source_id) in answered):
            row.status = AnswerStatus.PLACEHOLDER


def _refer(rows: list[Row], questionnaire: Questionnaire) -> None:
    for at, resolution in cross_reference.resolve(rows, questionnaire).items():
        rows[at].refers_to = resolution.refers_to
        rows[at].text_id = resolution.text_id
        rows[at].doubt = resolution.doubt


def _mark_repeats(rows: list[Row], person_of: dict[str, tuple[str, int]], texts: dict[str, CleanText]) -> None:
    said = ((row.answer_id, row.respondent_id, row.question_id, texts[row.text_id].text) for row in rows if row.text_id)
    first_of = duplicate.repeats(said, person_of)
    for row in rows:
        row.repeats = first_of.get(row.answer_id, "")


def _campaigns(
    rows: list[Row], person_of: dict[str, tuple[str, int]], settings: CleanSettings, progress: Progress
) -> list[campaign.Campaign]:
    """Find the campaigns of each open question and mark their answers."""
    read_rows = sorted((row for row in rows if row.is_read), key=lambda row: row.question_id)
    found: list[campaign.Campaign] = []
    done = 0
    for question_id, group in groupby(read_rows, key=lambda row: row.question_id):
        progress("finding campaigns", done, len(read_rows))
        sent = [
            campaign.Sent(
                row.answer_id,
                row.text_id,
                key(row.clean.text),
                person_of.get(row.respondent_id, (row.respondent_id,))[0],
            )
            for row in group
            if row.clean
        ]
        found += campaign.find(question_id, sent, settings)
        done += len(sent)
    progress("finding campaigns", len(read_rows), len(read_rows))
    campaign_of = {answer_id: one.campaign_id for one in found for answer_id in one.answer_ids}
    for row in read_rows:
        row.campaign_id = campaign_of.get(row.answer_id, "")
    return found


def _answers(rows: list[Row]) -> pd.DataFrame:
    return tables.Answers.checked(pd.DataFrame({name: _column(rows, name) for name in tables.Answers.names()}))


def _column(rows: list[Row], name: str) -> "pd.Series[Any]":
    """Return one column at once in its own type: all of them as Python objects would fill the memory."""
    if name == "status":
        return pd.Series([row.status.value for row in rows], dtype="str")
    return pd.Series([getattr(row, name) for row in rows])


def _texts(texts: dict[str, CleanText], languages: dict[str, str]) -> pd.DataFrame:
    held = [texts[text_id] for text_id in sorted(texts)]
    return tables.Texts.checked(
        pd.DataFrame(
            {
                "text_id": [one.text_id for one in held],
                "text": [one.text for one in held],
                "language": [languages[one.text_id] for one in held],
                "n_words": [n_words(one.text) for one in held],
            }
        )
    )


def _alignments(cleaned: Iterable[CleanText]) -> pd.DataFrame:
    held = sorted(cleaned, key=lambda one: one.original_id)
    return tables.Alignments.checked(
        pd.DataFrame(
            {
                "original_id": [one.original_id for one in held],
                "text_id": [one.text_id for one in held],
                "runs": [one.aligned.as_json for one in held],
            }
        )
    )


def _campaign_table(campaigns: Iterable[campaign.Campaign]) -> pd.DataFrame:
    return tables.Campaigns.of(
        {
            "campaign_id": one.campaign_id,
            "question_id": one.question_id,
            "template_text_id": one.template_text_id,
            "n_answers": len(one.answer_ids),
            "n_respondents": one.n_respondents,
            "n_verbatim": one.n_verbatim,
            "added_share": one.added_share,
        }
        for one in campaigns
    )


def _campaign_reviews(campaigns: Iterable[campaign.Campaign]) -> pd.DataFrame:
    return tables.CampaignReviews.of(
        {"campaign_id": one.campaign_id, "text_id": text_id, "similarity": similarity}
        for one in campaigns
        for text_id, similarity in one.close
    )
