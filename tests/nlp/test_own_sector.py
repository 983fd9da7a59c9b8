import pytest

from consult.nlp.mentions import MentionFinder
from consult.nlp.own_sector import find, own_sectors
from consult.nlp.segment import Passage, passages, segment
from consult.tables import Mentions


@pytest.fixture(scope="module")
def own():
    finder = MentionFinder()

    def claimed(text):
        found = finder.find([Passage("t", text, ((0, len(text)),))])
        rows = found[["entity_type", "entity_id", "start", "end"]].itertuples(index=False, name=None)
        return own_sectors(text, rows)

    return claimed


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("As a manufacturer of batteries, we need cheap power.", "batteries"),
        ("We are a small law firm in Leeds.", "legal_services"),
        ("We design video games and sell them abroad.", "video_games"),
        ("I work in life sciences.", "life_sciences"),
        ("As one of the largest aerospace suppliers in the country, we train our own staff.", "aerospace"),
        ("This is sent on behalf of the offshore wind industry.", "wind"),
        ("As a manufacturer, we pay twice what others do.", "advanced_manufacturing"),
    ],
)
def test_a_respondent_who_says_what_they_are_is_believed(own, text, sector):
    assert [claim.entity_id for claim in own(text)] == [sector]


@pytest.mark.parametrize(
    "text",
    [
        "Offshore wind should be backed.",
        "As a resident near the wind farm, I object.",
        "We are not a manufacturer of batteries.",
        "As a charity, we support quantum computing.",
        "We are a firm of forty. Hydrogen is the future.",
    ],
)
def test_a_sector_that_is_only_a_subject_is_nobodys_own(own, text):
    assert own(text) == []


def test_the_words_that_say_so_are_kept(own):
    text = "Thank you. As a maker of semiconductors in Newport, we agree."
    claim = own(text)[0]
    assert text[claim.start : claim.end] == "As a maker of semiconductors in Newport"


def test_the_claims_of_texts_make_a_table(as_texts):
    texts = as_texts(["Wind should be backed.", "As a manufacturer of batteries, we agree.", "We are a law firm."])
    read = list(passages(texts, segment(texts)))
    found = find(read, MentionFinder().find(read))
    assert found[["text_id", "entity_id"]].values.tolist() == [
        [texts["text_id"][1], "batteries"],
        [texts["text_id"][2], "legal_services"],
    ]
    assert find([], Mentions.of()).empty
