import pytest

from consult.nlp.llm.verbatim import find, most_of

_TEXT = "We can’t find welders.\nWelders, and the £5 grid (again)."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("find welders", "find welders"), ("  Welders,  ", "Welders,"), ("£5 grid", "£5 grid"),
        ("grid (again)", "grid (again)"),
        ("welders.\nWelders", "welders.\nWelders"), ("can’t find", "can’t find"),
    ],
)  # fmt: skip
def test_words_that_stand_there_are_found(words, found):
    start, end = find(words, _TEXT)
    assert _TEXT[start:end] == found


@pytest.mark.parametrize(
    "words",
    [
        "can't find",
        "find  welders",
        "FIND welders",
        "welders. Welders",
        "eld",
        "elders.",
        "find weld",
        "ind weld",
        "",
        " ",
        "We",
        "£5",
        ".",
        "(.*)",
    ],
)
def test_words_that_differ_by_a_character_or_say_nothing_are_not(words):
    assert find(words, _TEXT) is None


def test_offsets_count_code_points():
    text = "🙂 Skills 🙂 matter."
    assert find("matter", text) == (11, 17)


def test_the_segment_with_most_of_the_words_is_the_evidence():
    assert most_of((5, 20), [(0, 8), (9, 30)]) == (9, 30)
    assert most_of((0, 20), [(0, 10), (10, 20)]) == (0, 10)
