import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.nlp.matcher import Matcher, is_acronym, longest

MATCHER = Matcher(
    [("grid", "grid connection"), ("skills", "skills"), ("skills", "invest in skills"), ("ppa", "PPA"), ("r", "R&D")]
)


def found(text):
    return [(match.entry, text[match.start : match.end]) for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Grid connections are slow", "Grid connections"),
        ("a GRID-CONNECTION date", "GRID-CONNECTION"),
        ("the grid\nconnection", "grid\nconnection"),
        ("investing in skills", "investing in skills"),
        ("a skill gap", "skill"),
        ("two PPAs", "PPAs"),
        ("our R&D work", "R&D"),
    ],
)
def test_a_phrase_is_found_in_its_inflections(text, words):
    assert words in [surface for _, surface in found(text)]


@pytest.mark.parametrize("text", ["ppa", "Ppa", "gridconnection", "skilled", "grid has a connection"])
def test_what_is_another_word_is_not_found(text):
    assert found(text) == []


def test_the_longest_match_wins_whatever_it_belongs_to():
    text = "We invest in skills and in skills."
    assert [text[m.start : m.end] for m in longest(MATCHER.find(text))] == ["invest in skills", "skills"]


def test_equal_matches_of_two_entries_both_stay():
    matcher = Matcher([("one", "port"), ("two", "ports")])
    assert [match.entry for match in longest(matcher.find("a port"))] == ["one", "two"]


def test_written_phrases_keep_their_capitals():
    matcher = Matcher([], written=[("place", "Hull"), ("place", "the Midlands")])
    assert [match.phrase for match in matcher.find("The hull in Hull and the Midlands")] == ["Hull", "the Midlands"]


@pytest.mark.parametrize(
    ("phrase", "acronym"), [("PPA", True), ("CfD", True), ("UK ETS", True), ("AI adoption", False), ("Royal", False)]
)
def test_an_acronym_has_two_capitals_in_every_word(phrase, acronym):
    assert is_acronym(phrase) is acronym


@given(st.text(max_size=120))
def test_offsets_always_lie_in_the_text(text):
    for match in MATCHER.find(text + " skills"):
        assert 0 <= match.start < match.end <= len(text) + 7
