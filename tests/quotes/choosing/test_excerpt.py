"""Whole sentences that read well alone, and how many make the same point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.quotes.choosing.readability import readability
from consult.quotes.choosing.sentence import around, sentences
from consult.quotes.choosing.support import supporters

_GOOD = "Planning takes so long that firms in our sector build their next plant abroad."
_TEXT = f"Heading\n{_GOOD} It has cost us two orders; we lost a third. • The grid is full"


def _spans(*pieces: str) -> list[tuple[int, int]]:
    return [(_TEXT.index(piece), _TEXT.index(piece) + len(piece)) for piece in pieces]


def test_segments_become_sentences_and_never_cross_a_line() -> None:
    pieces = ("Heading", _GOOD, "It has cost us two orders;", "we lost a third.", "• The grid is full")
    found = [_TEXT[start:end] for start, end in sentences(_TEXT, _spans(*pieces))]
    assert found == ["Heading", _GOOD, "It has cost us two orders; we lost a third.", "The grid is full"]


def test_an_excerpt_is_whole_sentences_within_bounds_around_what_was_coded() -> None:
    pieces = ("Heading", _GOOD, "It has cost us two orders;", "we lost a third.", "• The grid is full")
    whole = sentences(_TEXT, _spans(*pieces))
    start = _TEXT.index("firms")
    runs = [_TEXT[a:b] for a, b in around(_TEXT, whole, start, start + 5, 10, 60)]
    assert runs == [_GOOD, f"{_GOOD} It has cost us two orders; we lost a third."]
    assert around(_TEXT, whole, start, start + 5, 30, 60) == []


@pytest.mark.parametrize(
    "words",
    [
        "planning takes so long that firms build abroad.",
        "Planning takes so long that firms build abroad",
        "Planning [sic] takes so long that firms build abroad.",
        "",
        "12.",
    ],
)
def test_what_is_no_whole_sentence_is_not_quoted(words: str) -> None:
    assert readability(words) == 0.0


@pytest.mark.parametrize(
    "words",
    [
        f"However, {_GOOD}",
        "This takes so long that firms in our sector build their next plant abroad.",
        f"{_GOOD[:-1]}, as question 3 says.",
        f"{_GOOD[:-1]} (as does the grid.",
        f'{_GOOD[:-1]}, as they say, "for good.',
        f"{_GOOD}Grids are full in most regions.",
        f"{_GOOD} There are three reasons: 1.",
        f"{_GOOD[:-1]} 2.",
        "As that takes so long, firms in our sector build their next plant abroad.",
        "5.2. Planning takes so long that firms in our sector build their next plant abroad.",
        _GOOD.upper(),
        "We asked them and this is what they told us about the plant that we run.",
    ],
)
def test_what_leans_on_something_else_reads_worse(words: str) -> None:
    assert readability(words) < readability(_GOOD) == 1.0


def test_words_that_nobody_else_uses_read_worse() -> None:
    assert readability(_GOOD, {"sector"}) < 1.0


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 7)), min_size=1, max_size=25),
    st.sampled_from([0.3, 0.7, 0.95]),
)
def test_supporters_are_distinct_people_with_a_passage_so_like(
    passages: list[tuple[str, int]], likeness: float
) -> None:
    corners = np.array([[(n >> bit & 1) or 0.2 for bit in range(3)] for n in range(8)], dtype=np.float32)
    corners /= np.linalg.norm(corners, axis=1, keepdims=True)
    vectors = corners[[n for _, n in passages]]
    people = [person for person, _ in passages]
    expected = [
        len({who for who, other in zip(people, vectors, strict=True) if float(one @ other) >= likeness - 1e-6})
        for one in vectors
    ]
    assert supporters(vectors, people, likeness) == expected
