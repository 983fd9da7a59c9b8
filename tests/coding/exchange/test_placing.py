"""Answers are found again in texts that other tools changed the white space of."""

from hypothesis import given
from hypothesis import strategies as st

from consult.coding.exchange.placing import alone, find
from consult.coding.exchange.source_text import source_texts
from tests.coding.exchange.work import work

_WORDS = st.lists(st.sampled_from(["tax", "😀", "e\u0301nergy", "Yes", "skills."]), min_size=1, max_size=6)
_GAPS = st.sampled_from([" ", "  ", "\r\n", "\n\n", "\u00a0", "\ufeff "])


def _source(*texts: str):
    return next(source_texts(work([], [(f"a{n}", "R1", f"q{n}", text) for n, text in enumerate(texts, start=1)])))


@given(_WORDS, _WORDS, st.data())
def test_each_word_is_found_where_white_space_is_other(first, second, data) -> None:
    source = _source(" ".join(first), " ".join(second))
    changed = "".join(data.draw(_GAPS) if one.isspace() else one for one in source.text)
    found = {one.answer_id: one for one in find(changed, source)}
    assert set(found) == {"a1", "a2"}
    for answer_id, words in (("a1", first), ("a2", second)):
        here = found[answer_id].here
        start, end = here[0], here[-1] + 1
        assert changed[start:end].replace("\ufeff", " ").split() == words
        assert found[answer_id].within(start, end) == (0, len(" ".join(words)))
        assert found[answer_id].within(start, start + len(words[0])) == (0, len(words[0]))


def test_the_same_words_under_two_questions_are_two_answers() -> None:
    source = _source("Yes", "Yes")
    first, second = find(source.text.replace("\n", "\r\n"), source)
    assert source.text.replace("\n", "\r\n")[second.here[0] :].startswith("Yes")
    assert first.here[-1] < second.here[0]


def test_an_answer_whose_words_were_changed_is_not_found() -> None:
    source = _source("Tax is high.", "Yes")
    assert [one.answer_id for one in find(source.text.replace("high", "low"), source)] == ["a2"]
    assert list(alone("a1", "Tax is high.", "Tax is low.")) == []


def test_an_answer_may_be_a_text_of_its_own() -> None:
    (found,) = alone("a1", "Tax\r\nis high.", "Tax is high.\n")
    assert found.within(4, 6) == (5, 7)
