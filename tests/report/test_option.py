from collections import Counter

import pandas as pd

from consult.report.option import breakdown
from consult.vocabulary import Question, QuestionType
from tests.report import evidence as made


def _closed(*chosen: tuple[str, str]) -> pd.DataFrame:
    rows = [("q9", respondent, option) for respondent, option in chosen]
    return pd.DataFrame(rows, columns=["question_id", "respondent_id", "option"], dtype="str")


def test_options_keep_their_order_and_count_respondents(evidence, model):
    question = made.QUESTIONNAIRE.by_id["q3"]
    expected = Counter(evidence.closed["option"])
    found = breakdown(question, evidence.closed)
    assert [line.name for line in found.lines] == [*question.options, "Any other reply"]
    assert [line.count.n for line in found.lines[:-1]] == [expected[option] for option in question.options]
    assert found.base == evidence.closed["respondent_id"].nunique()


def test_words_that_are_no_option_are_only_counted():
    question = Question(id="q9", label="x", type=QuestionType.CLOSED, options=("Yes", "No"))
    found = breakdown(question, _closed(("a", "Yes"), ("b", "call me on my number"), ("c", "something else")))
    assert [(line.name, line.count.n) for line in found.lines] == [("Yes", 1), ("No", 0), ("Any other reply", 2)]


def test_without_listed_options_long_and_rare_replies_are_only_counted():
    question = Question(id="q9", label="x", type=QuestionType.CLOSED)
    found = breakdown(
        question,
        _closed(*((one, "Yes") for one in "abc"), ("d", "w" * 9), ("e", "w" * 121), ("f", "w" * 121), ("g", "w" * 121)),
    )
    assert [(line.name, line.count.n) for line in found.lines] == [("Yes", 3), ("Any other reply", 4)]


def test_someone_who_chose_two_options_is_one_of_the_base():
    question = Question(id="q9", label="x", type=QuestionType.MULTIPLE, options=("A", "B"))
    found = breakdown(question, _closed(("a", "A"), ("a", "B"), ("a", "B"), ("b", "B")))
    assert found.base == 2
    assert [line.count.n for line in found.lines] == [1, 2]
    assert found.several
