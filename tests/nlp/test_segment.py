import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.nlp.segment import LONGEST_CHARACTERS, LONGEST_WORDS, passages, segment, spans
from consult.tables import Segments

PROSE = st.text(alphabet="aB1é.!?;:,-–•()\"' \n\t\u00a0", max_size=300)


def cut(text):
    return [text[start:end] for start, end in spans(text)]


@given(st.one_of(st.text(max_size=300), PROSE))
def test_every_character_that_is_no_space_lies_in_exactly_one_segment(text):
    covered = [0] * len(text)
    for start, end in spans(text):
        for place in range(start, end):
            covered[place] += 1
    assert max(covered, default=0) <= 1
    assert all(covered[place] == 1 for place, character in enumerate(text) if not character.isspace())


@given(st.one_of(st.text(max_size=300), PROSE))
def test_segments_are_in_order_not_empty_and_begin_and_end_with_words(text):
    found = spans(text)
    assert found == sorted(found)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)


@given(st.lists(st.sampled_from(["word", "and", "more,", "so -", "it:"]), max_size=400))
def test_no_segment_is_longer_than_the_longest(words):
    assert all(len(piece.split()) <= LONGEST_WORDS for piece in cut(" ".join(words)))


@pytest.mark.parametrize(
    "text",
    [
        "Costs (e.g. gas) are too high.",
        "We rank no. 7 in Europe, i.e. behind France.",
        "The levy cost £1.5m in 2023.",
        "J. Smith and Dr. Jones agree.",
        "The U.K. Government knows.",
        "Foo Ltd. is a client of ours.",
        "See para. 4 and fig. 2.",
    ],
)
def test_an_abbreviation_or_a_decimal_ends_no_sentence(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Costs rise. Skills fall! Why? Ask.", ["Costs rise.", "Skills fall!", "Why?", "Ask."]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("The levy is too rigid; planning is too slow.", ["The levy is too rigid;", "planning is too slow."]),
        ("skills; energy; planning", ["skills; energy; planning"]),
        ("- Skills\n- Energy costs\n- Planning", ["- Skills", "- Energy costs", "- Planning"]),
        ("1. Skills are short\n2. Energy is dear", ["1. Skills are short", "2. Energy is dear"]),
        ("We want: (1) more skills (2) cheaper energy", ["We want:", "(1) more skills", "(2) cheaper energy"]),
        ("First line\n\nsecond part", ["First line", "second part"]),
        ("Costs are high.We will leave.", ["Costs are high.", "We will leave."]),
        ("Skills and energy and planning.", ["Skills and energy and planning."]),
    ],
)
def test_sentences_lists_and_clauses_are_told_apart(text, pieces):
    assert cut(text) == pieces


def test_a_line_wrapped_by_a_mail_program_goes_on():
    text = "We think that the cost of energy is the\nmain reason why firms leave the country."
    assert cut(text) == [text]


def test_a_word_without_end_is_cut_at_the_longest_length():
    assert [len(piece) for piece in cut("a" * 2500)] == [LONGEST_CHARACTERS, LONGEST_CHARACTERS, 500]


@pytest.mark.parametrize(
    "text", [" " * 300_000 + "a", "." * 300_000, "a; " * 100_000, "word " * 60_000, "\n" * 300_000]
)
def test_a_text_made_to_be_slow_is_not_slow(text):
    began = time.process_time()
    spans(text)
    assert time.process_time() - began < 3


def test_the_table_keeps_the_order_of_texts_and_counts_from_nought(as_texts):
    texts = as_texts(["One. Two.", "", "Three."])
    table = segment(texts)
    assert table.equals(Segments.checked(table))
    assert table[["text_id", "segment"]].to_numpy().tolist() == [["t0000", 0], ["t0000", 1], ["t0002", 0]]


def test_a_text_without_segments_is_still_a_passage(as_texts):
    texts = as_texts(["One. Two.", "  ", "Three."])
    assert [passage.segments for passage in passages(texts, segment(texts))] == [["One.", "Two."], [], ["Three."]]


def test_an_offset_is_found_in_its_segment(as_texts):
    texts = as_texts(["One. Two."])
    passage = next(passages(texts, segment(texts)))
    assert [passage.at(offset) for offset in (0, 3, 5, 8)] == [0, 0, 1, 1]
