"""Replies to closed questions are counted under the options of the questionnaire, however a platform joins them."""

import pytest

from consult.pipeline.chosen import options_chosen
from consult.vocabulary import Question, QuestionType

OPTIONS = ("Cost", "Skills, training and jobs", "Don’t know", "Land; homes")


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Cost", ["Cost"]),
        ("cost ", ["Cost"]),
        ("Cost;Don't know;", ["Cost", "Don’t know"]),
        ("Cost, Skills, training and jobs", ["Cost", "Skills, training and jobs"]),
        ("Skills, training and jobs, Cost", ["Skills, training and jobs", "Cost"]),
        ("Cost\nDon’t know", ["Cost", "Don’t know"]),
        ("Cost | Skills, training and jobs", ["Cost", "Skills, training and jobs"]),
        ("Land; homes; Cost", ["Land; homes", "Cost"]),
        ("Cost, Roads, rail and ports", ["Cost", "Roads, rail and ports"]),
        ("Cost; Roads, rail", ["Cost", "Roads, rail"]),
        ("Roads, rail", ["Roads, rail"]),
        ("Roads: 1; Rail: 0", ["Roads: 1", "Rail: 0"]),
    ],
)
def test_each_option_is_found_and_anything_else_stays_one_reply(text: str, chosen: list[str]) -> None:
    assert (
        options_chosen(Question(id="q1", label="Which?", type=QuestionType.MULTIPLE, options=OPTIONS), text) == chosen
    )


def test_a_closed_question_has_one_reply_in_the_words_of_its_options() -> None:
    question = Question(id="q1", label="Agree?", type=QuestionType.CLOSED, options=("Yes", "No, thanks"))
    assert [options_chosen(question, text) for text in ("YES", "no, thanks", "Yes, no")] == [
        ["Yes"],
        ["No, thanks"],
        ["Yes, no"],
    ]
