import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consult.clean.alignment import Run
from consult.clean.repair import repair

_BROKEN = st.text(
    st.sampled_from(
        list("ab ’“£é\u0301\u00ad\u200b\u200d\xa0\t\r\n\x00\x85\x92Ã©â€™Â&;amp<ﬁ👍ا\u2028\uf0b7\ud800\ufeff")
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("received", "mended"),
    [
        ("Itâ€™s â€œtooâ€\x9d slow", "It’s “too” slow"),
        ("CafÃ© owners", "Café owners"),
        ("costs of Â£5m", "costs of £5m"),
        ("R&amp;D tax relief", "R&D tax relief"),
        ("cafe\u0301", "café"),
        ("plan\u00adning", "planning"),
        ("plan\u200bning\ufeff", "planning"),
        ("a\xa0b\u2009c\td", "a b c d"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n\n \ntwo", "one\n\ntwo"),
        ("one  \n   two   three ", "one\ntwo three"),
        ("\uf0b7 skills", "• skills"),
        ("ofﬁce", "office"),
        ("a\x00b\x1b", "ab"),
        (" \u200b\n\t", ""),
        ("", ""),
    ],
)
def test_what_is_broken_is_mended(received, mended):
    assert repair(received).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "“It’s ‘fine’”, they said – really…",
        "• Wrecsam\n• Tŷ Ddewi",
        "50% < £5 & more",
        "👩‍👩‍👧 families",
        "naïve CO₂ m² ½",
    ],
)
def test_what_is_whole_is_left_alone(text):
    assert repair(text).text == text
    assert repair(text).runs == (Run(0, 0, len(text)),)


def test_the_way_back_passes_over_a_mended_character():
    original = "Itâ€™s slow"
    aligned = repair(original)
    assert [original[start : start + length] for _, start, length in aligned.runs] == ["It", "s slow"]


def test_a_very_long_line_is_mended_in_pieces():
    original = "weâ€™re waiting for a grid connection " * 1_000
    aligned = repair(original)
    assert aligned.text == ("we’re waiting for a grid connection " * 1_000).strip()


def _check(original):
    aligned = repair(original)
    at_clean = at_original = 0
    for clean, start, length in aligned.runs:
        assert length > 0
        assert clean >= at_clean
        assert start >= at_original
        assert aligned.text[clean : clean + length] == original[start : start + length]
        at_clean, at_original = clean + length, start + length
    assert at_clean <= len(aligned.text)
    again = repair(aligned.text)
    assert again.text == aligned.text
    assert again.runs == ((Run(0, 0, len(aligned.text)),) if aligned.text else ())
    aligned.text.encode("utf-8")


@given(_BROKEN)
@example("\ud800")
@settings(max_examples=300, deadline=None)
def test_runs_hold_and_mending_twice_changes_nothing(original):
    _check(original)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_can_be_mended(original):
    _check(original)


@given(st.text("abc éñ’£“”–ŵŷ", max_size=60).map(str.strip))
@settings(max_examples=100, deadline=None)
def test_text_decoded_with_the_wrong_encoding_never_breaks_the_way_back(text):
    _check(text.encode("utf-8").decode("windows-1252", errors="replace"))
