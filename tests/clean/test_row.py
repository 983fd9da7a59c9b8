import pytest

from consult import tables
from consult.clean.clean_text import clean
from consult.clean.row import rows
from consult.errors import ConsultError
from consult.vocabulary import Question, Questionnaire, QuestionType

_QUESTIONNAIRE = Questionnaire(
    id="c",
    title="c",
    questions=(Question(id="q1", label="One"), Question(id="agree", label="Two", type=QuestionType.CLOSED)),
)


def _received(*cells):
    return tables.Received.of(
        {"answer_id": f"a{n}", "respondent_id": "r", "question_id": question_id, "original_id": original_id}
        | {"confidence": 1.0, "source_id": "s", "source_row": n + 2, "source_column": question_id}
        for n, (question_id, original_id) in enumerate(cells)
    )


def test_only_cells_with_a_text_have_a_row_and_each_knows_its_place():
    cleaned = {"o1": clean("o1", "More skills"), "o2": clean("o2", "No")}
    found = rows(_received(("q1", ""), ("q1", "o1"), ("agree", ""), ("agree", "o2")), cleaned, _QUESTIONNAIRE)
    assert [(row.at, row.answer_id, row.is_open, row.clean.text) for row in found] == [
        (1, "a1", True, "More skills"),
        (3, "a3", False, "No"),
    ]


def test_a_text_that_is_not_there_is_an_error():
    with pytest.raises(ConsultError, match="1 received texts"):
        rows(_received(("q1", "o1")), {}, _QUESTIONNAIRE)
