import pytest

from consult.clean.covering import is_around

NOTE = "Dear consultation team,\n\nPlease find our answers below. They were agreed by our board."
SIGNATURE = "Yours faithfully,\nJo Specimen\nHead of Policy\nSpecimen Castings Ltd\nTel: 0113 496 0000\njo@example.org"
SHORT_ANSWER = "Dear Minister,\n\nBuild the railway first. Nothing else matters as much."


@pytest.mark.parametrize("text", [SIGNATURE, "Kind regards\nJo Specimen"])
@pytest.mark.parametrize("beside_answers", [True, False])
def test_a_signature_is_no_answer(text: str, beside_answers: bool) -> None:
    assert is_around(text, beside_answers=beside_answers)


def test_a_covering_note_is_no_answer_where_the_letter_has_answers() -> None:
    assert is_around(NOTE, beside_answers=True)


def test_a_short_letter_is_an_answer_where_it_is_all_there_is() -> None:
    assert not is_around(SHORT_ANSWER, beside_answers=False)


@pytest.mark.parametrize(
    "text", ["Planning takes too long.", NOTE + " We need skills." * 20, "Thank you for asking us why."]
)
def test_words_that_say_something_are_an_answer(text: str) -> None:
    assert not is_around(text, beside_answers=True)
