"""Say of each received text what kind of answer it is, as far as its own words and its letter tell."""

from collections.abc import Iterable, Mapping

from consult.clean.covering import is_covering
from consult.clean.placeholder import Reading, read
from consult.clean.row import Row
from consult.settings import CleanSettings
from consult.vocabulary import GENERAL_QUESTION_ID, AnswerStatus


def judge(rows: Iterable[Row], languages: Mapping[str, str], settings: CleanSettings) -> None:
    """Give each row its status and text.

    Args:
        rows: what was received.
        languages: text_id → language, for every text.
        settings: which languages are expected, and which are analysed.
    """
    readings: dict[str, Reading] = {}
    for row in rows:
        text_id = row.clean.text_id
        if not text_id:
            row.doubt = "holds nothing but invisible characters and was taken for blank"
            continue
        row.text_id, row.status = text_id, AnswerStatus.ANSWERED
        if not row.is_open:
            continue
        if text_id not in readings:
            readings[text_id] = read(row.clean.text)
        row.reading = readings[text_id]
        row.status = row.reading.status
        if row.status is AnswerStatus.ANSWERED:
            _heed_language(row, languages[text_id], settings)


def _heed_language(row: Row, spoken: str, settings: CleanSettings) -> None:
    if not spoken or spoken in settings.analysed_languages:
        return
    row.status = AnswerStatus.OTHER_LANGUAGE
    if spoken not in settings.languages:
        row.doubt = f'seems to be in the language "{spoken}", which is not among those expected'


def leave_out_covers(rows: Iterable[Row]) -> None:
    """Take the covering notes of letters that answer questions for placeholders: they answer nothing."""
    answered = [row for row in rows if row.status is AnswerStatus.ANSWERED]
    letters = {(row.respondent_id, row.source_id) for row in answered if row.question_id != GENERAL_QUESTION_ID}
    for row in answered:
        beside_answers = row.question_id == GENERAL_QUESTION_ID and (row.respondent_id, row.source_id) in letters
        if beside_answers and is_covering(row.clean.text):
            row.status = AnswerStatus.PLACEHOLDER
