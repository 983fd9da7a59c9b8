"""Headers are compared by their words, and say which question they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.ingest.heading import distinct, letter, number, plain, position, question_id, repeats, slug, unnumbered


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Q7", "7"), ("Q07 Something", "7"), ("7.", "7"), ("7) Why?", "7"), ("Question 7: why?", "7"), ("12", "12"),
        ("Q7b. Why?", "7b"), ("Q7(b) Why?", "7b"), ("Q01[SQ001]. text", "1"), ("Q1.2 Why?", "1.2"), ("q 7 - why", "7"),
        ("Prop 1 Q8 - Please", "prop 1 q8"), ("Proposal 2 Q3", "prop 2 q3"), ("Proposal 3 - Q9 and Q10", "prop 3 q9"),
        ("7 (i) Why?", "7i"), ("Q7 (ii): Why?", "7ii"), ("8.1(a) Why?", "8.1a"), ("Cwestiwn 2: Pam?", "2"),
        ("7 (all) of these", ""), ("Quality of life", ""), ("7 days a week?", ""), ("2024", ""),
        ("Q3_4_TEXT", ""), ("1.5 million homes", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_number_of_a_header(header: str, expected: str) -> None:
    assert number(header) == expected


def test_a_number_is_taken_off_with_its_signs() -> None:
    assert unnumbered("Q7. Why?") == "Why?"
    assert unnumbered("Prop 1 Q8 - Please explain") == "Please explain"
    assert unnumbered("Why 7?") == "Why 7?"


def test_ids_come_from_numbers_and_words() -> None:
    assert question_id("7") == "q7"
    assert question_id("1.2") == "q1_2"
    assert question_id("prop 1 q8") == "prop1_q8"
    assert slug("General comment: é") == "general_comment_e"
    assert slug("!!!") == ""


def test_case_tags_and_punctuation_do_not_tell_headers_apart() -> None:
    assert plain("<b>What’s your “view”?</b>") == plain("whats  your view")
    assert plain("<10 staff") != plain("10 staff")


@given(st.integers(0, 18_000))
def test_a_letter_names_its_column(index: int) -> None:
    assert position(letter(index)) == index


@given(st.lists(st.text(max_size=12), max_size=20))
def test_distinct_headings_differ_when_made_plain(headings: list[str]) -> None:
    named = distinct(headings)
    assert len({plain(one) for one in named}) == len(headings)
    assert distinct(named) == named


@pytest.mark.parametrize(
    ("row", "expected"),
    [(["ID", "Q1", ""], True), (["\ufeffid ", "Q1", "Q2"], True), (["ID", "", ""], False), (["7", "Q1", ""], False)],
)
def test_a_row_repeats_a_header_in_all_that_it_names(row: list[str], expected: bool) -> None:
    assert repeats(row, ["ID", "Q1", ""]) is expected
    assert not repeats(row, ["", "", ""])
