from pathlib import Path

import pytest
import yaml

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
    "text", ["we have lab space", "reading the law", "the hull of a ship", "smrs", "steel and ports", "a catapult"]
)
def test_ordinary_words_are_no_mention(find, text):
    assert find(text) == set()


def test_the_longest_name_counts(find):
    assert {surface for _, _, surface in find("In Greater Manchester")} == {"Greater Manchester"}


HARD = yaml.safe_load((Path(__file__).parent / "hard_mentions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "named"), HARD, ids=[text for text, _ in HARD])
def test_a_name_counts_only_where_it_is_meant(find, text, named):
    # the list says what is a sector, an industry, a place or a policy: it was made without markets in mind
    assert {entity for type_, entity, _ in find(text) if type_ != "market"} == set(named)


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("Extend full expensing.", "full_expensing"),
        ("The NPPF is silent.", "nppf"),
        ("GB Energy and the National Wealth Fund", "national_wealth_fund"),
        ("Local growth plans matter, and so do local growth plans elsewhere.", "local_growth_plans"),
    ],
)
def test_a_policy_is_found_by_the_names_it_goes_by(find, text, policy):
    assert ("policy", policy) in {(type_, entity) for type_, entity, _ in find(text)}


@pytest.mark.parametrize(
    ("text", "markets"),
    [
        ("South Korea, India and the US; turkey is a bird.", ["india", "south_korea", "united_states"]),
        ("Trade with Northern Ireland", []),
        ("Stay in Horizon Europe", []),
    ],
)
def test_markets_are_found_in_capitals_and_not_inside_a_longer_name(find, text, markets):
    assert sorted(entity for type_, entity, _ in find(text) if type_ == "market") == markets


def test_a_mention_depends_on_its_own_text_alone(as_texts):
    finder = MentionFinder()
    texts = as_texts(["We are in Reading.", "Reading is hard.", "Perth", "Perth and Dundee"])
    together = finder.find(passages(texts, segment(texts)))
    apart = [finder.find(passages(one, segment(one))) for one in (texts.iloc[[at]] for at in range(len(texts)))]
    assert [row for table in apart for row in table.itertuples(index=False)] == list(together.itertuples(index=False))
