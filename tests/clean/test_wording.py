import pytest

from consult.clean.wording import key, n_words, text_id


def test_capitals_punctuation_and_spacing_do_not_matter():
    assert key("Don’t  STOP: now!") == key("don't stop – now")


def test_a_text_without_words_is_its_own_key():
    assert key(" ?! ") == "?!"


@pytest.mark.parametrize(("text", "n"), [("", 0), ("don't", 1), ("long-term plan", 2), ("Tŷ Ddewi – 2 sites", 4)])
def test_words_are_counted_as_readers_count_them(text, n):
    assert n_words(text) == n


def test_a_text_id_is_t_and_24_digits_of_the_hash():
    assert text_id("abc") == "tba7816bf8f01cfea414140de"
