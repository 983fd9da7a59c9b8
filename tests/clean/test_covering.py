import pytest

from consult.clean.covering import is_covering

NOTE = "Dear consultation team,\n\nPlease find our answers below. They were agreed by our board."


def test_a_short_note_with_a_salutation_is_a_covering_note() -> None:
    assert is_covering(NOTE)


@pytest.mark.parametrize(
    "text", ["Planning takes too long.", NOTE + " We need skills." * 20, "Thank you for asking us why."]
)
def test_words_that_say_something_are_an_answer(text: str) -> None:
    assert not is_covering(text)
