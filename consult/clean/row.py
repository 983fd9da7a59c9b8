"""One received cell on its way through the room."""

from dataclasses import dataclass

from consult.clean.clean_text import CleanText
from consult.clean.placeholder import Reading
from consult.vocabulary import AnswerStatus


@dataclass(slots=True)
class Row:
    """A cell of the received table and what has become of it so far; the columns are those of `tables.Answers`."""

    answer_id: str
    respondent_id: str
    question_id: str
    original_id: str
    confidence: float
    source_id: str
    source_row: int
    source_column: str
    is_open: bool
    clean: CleanText | None
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
