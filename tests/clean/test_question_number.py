import pytest

from consult.clean.question_number import by_number, canonical, mark
from consult.vocabulary import Question


@pytest.mark.parametrize(
    ("written", "number"),
    [("Q7", "7"), ("7.", "7"), ("Question 07", "7"), ("7 (a)", "7a"), ("q12b", "12b"), ("3.1", "3.1")],
)
def test_a_number_has_one_form(written, number):
    assert canonical(written) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("see Q7", ("7",)),
        ("see q.7", ("7",)),
        ("Question no. 7", ("7",)),
        ("questions 2, 3, 5, 9, 11, and 19", ("2", "3", "5", "9", "11", "19")),
        ("Q7/8", ("7", "8")),
        ("Q7 and Q8", ("7", "8")),
        ("Qs 3-6", ("3", "4", "5", "6")),
        ("question seven", ("7",)),
        ("our answer to 7(a)", ("7a",)),
        ("same as 3", ("3",)),
        ("Q7 and Q7", ("7",)),
        ("see pages 31 to 37", ()),
        ("in 2024 we saw 7 firms", ()),
        ("question 7, 250 firms", ("7", "250")),
        ("our answer to no. 3", ("3",)),
        ("see #3", ("3",)),
        ("the comments in box 4", ("4",)),
        ("Que 3", ("3",)),
        ("the third question", ("3",)),
        ("Q7a, b and c", ("7a",)),
        ("gwestiwn 3", ("3",)),
        ("no one question", ()),
        ("Q3-Q99999", ("3",)),
    ],
)
def test_question_numbers_are_found_in_what_people_write(text, numbers):
    assert mark(text)[1] == numbers


def _questions(*questions):
    return [Question(id=i, number=n, label=i) for i, n in questions]


def test_the_printed_number_wins_over_the_one_in_an_id():
    assert by_number(_questions(("q7", "8"), ("planning", "7")))["7"] == "planning"


def test_an_id_stands_in_for_a_number_that_is_not_printed():
    assert by_number(_questions(("q7", ""), ("skills", ""))) == {"7": "q7"}


def test_a_plain_number_leads_to_its_first_part():
    assert by_number(_questions(("growth_a", "7a"), ("growth_b", "7b")))["7"] == "growth_a"
