import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consult.clean.alignment import Run
from consult.clean.repair import repair

_PIECES = [
    *"ab ’“£é\u0301\u00ad\u200b\u200d\xa0\t\r\n\x00\x85\x92ﬁ👍ا\u2028\uf0b7\ud800\ufeff\u3164\U000e0061",
    *["Ã©", "â€™", "Â", "&amp;", "&lt;", "<p>", "</p>", "<br/>", "<", "_x000D_"],
]
_BROKEN = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


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
        ("a\u3164\u2800b", "a b"),
        ("skills\U000e0073\U000e006b", "skills"),
        ("one_x000D_\ntwo_x000d_\r\nthree", "one\ntwo\nthree"),
        ('<p class="x">We need <b>skills</b></p><p>and<br/>rail</p>', "We need skills\n\nand\nrail"),
        ("&lt;p&gt;too slow&lt;/p&gt;", "too slow"),
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
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f Wales ✔️",
        "if a < b and <b> is more than c",
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


def test_text_that_was_decoded_wrongly_twice_is_mended():
    once = "Tŷ Ddewi’s café".encode().decode("latin-1")
    assert repair(once.encode().decode("latin-1")).text == "Tŷ Ddewi’s café"


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
