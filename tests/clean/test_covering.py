import pytest

from consult.clean.covering import is_around

NOTE = "Dear consultation team,\n\nPlease find our answers below. They were agreed by our board."


def test_a_short_note_with_a_salutation_is_no_answer_where_the_letter_has_answers() -> None:
    assert is_around(NOTE, beside_answers=True)


def test_a_short_letter_is_an_answer_where_it_is_all_there_is() -> None:
    assert not is_around(NOTE, beside_answers=False)


@pytest.mark.parametrize(
    "text", ["Planning takes too long.", NOTE + " We need skills." * 20, "Thank you for asking us why."]
)
def test_words_that_say_something_are_an_answer(text: str) -> None:
    assert not is_around(text, beside_answers=True)
