from hypothesis import given
from hypothesis import strategies as st

from consult.clean.alignment import Aligned, Edit, Run


def test_an_untouched_text_is_one_run():
    assert Aligned.whole("planning").runs == (Run(0, 0, 8),)


def test_an_empty_text_has_no_runs():
    assert Aligned.whole("").runs == ()


def test_what_is_dropped_lies_in_no_run():
    aligned = Aligned.whole("one  two").edited([Edit(4, 5, "")])
    assert aligned.text == "one two"
    assert aligned.as_json == "[[0,0,4],[4,5,3]]"


def test_no_edits_leave_the_alignment_as_it_is():
    aligned = Aligned.whole("one two")
    assert aligned.edited([]) is aligned


def test_a_second_edit_still_leads_to_the_original():
    aligned = Aligned.whole("abcdefgh").edited([Edit(1, 3, "X")]).edited([Edit(3, 4, "")])
    assert aligned.text == "aXdfgh"
    assert [aligned.text[c : c + n] for c, _, n in aligned.runs] == ["a", "d", "fgh"]
    assert [(o, n) for _, o, n in aligned.runs] == [(0, 1), (3, 1), (5, 3)]


@st.composite
def _edits(draw, length):
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(start, end, draw(st.text("xyz", max_size=3))) for start, end in pairs]


@given(st.data(), st.text("abcdef", max_size=40))
def test_runs_are_equal_on_both_sides_after_any_edits(data, original):
    aligned = Aligned.whole(original)
    for _ in range(3):
        aligned = aligned.edited(data.draw(_edits(len(aligned.text))))
    at_clean = at_original = 0
    for clean, start, length in aligned.runs:
        assert length > 0
        assert clean >= at_clean
        assert start >= at_original
        assert aligned.text[clean : clean + length] == original[start : start + length]
        at_clean, at_original = clean + length, start + length
