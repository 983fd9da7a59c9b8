import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.coding.prevalence import words
from consult.errors import UnknownName


@pytest.mark.parametrize(
    ("low", "high", "base", "expected"),
    [
        (41, 66, 748, "a few"),
        (80, 120, 748, "some"),
        (60, 100, 748, "a few to some"),
        (0, 20, 748, "a few at most"),
        (1, 90, 748, "some at most"),
        (0, 2, 748, "one or two at most"),
        (0, 0, 748, "none"),
        (670, 748, 748, "nearly all"),
        (10, 20, 29, ""),
    ],
)
def test_the_word_is_that_of_the_whole_interval(low, high, base, expected):
    assert words(low, high, base) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(895, "nearly all"), (894, "most"), (695, "most"), (555, "a majority"), (445, "around half"), (295, "many")],
)
def test_a_share_is_rounded_as_readers_see_it_before_it_has_a_word(count, expected):
    assert words(count, count, 1_000) == expected


def test_scales_disagree_and_an_unknown_one_is_refused():
    assert [words(72, 74, 100, scale) for scale in ("consult-1", "education-scotland", "desnz")] == [
        "most",
        "a majority",
        "most",
    ]
    with pytest.raises(UnknownName, match="consult-1"):
        words(1, 2, 100, "consult-2")


@given(st.integers(30, 2_000), st.data())
def test_every_interval_has_a_word(base, data):
    low = data.draw(st.integers(0, base))
    assert words(low, data.draw(st.integers(low, base)), base)
