import pytest

from consult.nlp.mentions import MentionFinder
from consult.nlp.segment import passages, segment
from consult.tables import Mentions


@pytest.fixture(scope="module")
def find(as_texts):
    finder = MentionFinder()

    def found(text):
        texts = as_texts([text])
        table = finder.find(passages(texts, segment(texts)))
        assert table.equals(Mentions.checked(table))
        return {(row.entity_type, row.entity_id, text[row.start : row.end]) for row in table.itertuples()}

    return found


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("We work in life sciences.", ("sector", "life_sciences", "life sciences")),
        ("OFFSHORE WIND FARMS", ("frontier_industry", "wind", "OFFSHORE WIND")),
        ("SMRs are coming", ("frontier_industry", "nuclear_fission", "SMRs")),
        ("Greater Manchester grows", ("place", "greater_manchester", "Greater Manchester")),
        ("the Black Country", ("place", "west_midlands", "Black Country")),
    ],
)
def test_a_name_is_found_where_it_stands(find, text, mention):
    assert mention in find(text)


@pytest.mark.parametrize(
    "text", ["we have lab space", "reading the law", "the hull of a ship", "smrs", "steel and ports"]
)
def test_ordinary_words_are_no_mention(find, text):
    assert find(text) == set()


def test_the_longest_name_counts(find):
    assert {surface for _, _, surface in find("In Greater Manchester")} == {"Greater Manchester"}
