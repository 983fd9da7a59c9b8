"""One received text on its way through the room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from consult.clean.clean_text import CleanText
from consult.clean.placeholder import Reading
from consult.errors import ConsultError
from consult.vocabulary import AnswerStatus, Questionnaire


@dataclass(slots=True)
class Row:
    """A cell of the received table that holds a text, and what has become of it so far.

    `at` is its place in that table. A blank cell has no row: most cells are blank, and nothing becomes of them.
    """

    at: int
    answer_id: str
    respondent_id: str
    question_id: str
    source_id: str
    is_open: bool
    clean: CleanText
    reading: Reading | None = None
    status: AnswerStatus = AnswerStatus.BLANK
    text_id: str = ""
    refers_to: str = ""
    campaign_id: str = ""
    repeats: str = ""
    doubt: str = ""

    @property
    def is_read(self) -> bool:
        """Whether it is an answer in words, in whatever language."""
        return self.is_open and self.status in (AnswerStatus.ANSWERED, AnswerStatus.OTHER_LANGUAGE)


def rows(received: pd.DataFrame, cleaned: Mapping[str, CleanText], questionnaire: Questionnaire) -> list[Row]:
    """Return a row for each cell that holds a text, in the order received.

    Args:
        received: columns of `tables.Received`.
        cleaned: original_id → its cleaned text.
        questionnaire: tells closed questions from open ones.

    Raises:
        ConsultError: a cell names an original that is not there.
    """
    place = (received["original_id"] != "").to_numpy().nonzero()[0]
    given = received.iloc[place]
    lost = set(given["original_id"]) - cleaned.keys()
    if lost:
        raise ConsultError(f"{len(lost)} received texts are not among the originals. Run consult ingest again.")
    ids = (_shared(given[name]) for name in ("answer_id", "respondent_id", "question_id", "source_id", "original_id"))
    counted = questionnaire.counted_ids
    return [
        Row(at, answer_id, respondent_id, question_id, source_id, question_id not in counted, cleaned[original_id])
        for at, answer_id, respondent_id, question_id, source_id, original_id in zip(place.tolist(), *ids, strict=True)
    ]


def _shared(column: "pd.Series[Any]") -> Iterator[Any]:
    """Yield values so that equal ones are one object: ids come again in row after row."""
    codes, values = pd.factorize(column)
    held = values.tolist()
    return (held[code] for code in codes)
