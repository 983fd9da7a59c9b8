from consult.clean import campaigns_of
from consult.settings import CleanSettings

_LETTER = "Small firms in our county wait four years for a grid connection while their rivals abroad build and hire"


def test_texts_of_a_campaign_share_its_id_and_others_have_none():
    texts = [
        _LETTER,
        "Rents for workshops have doubled since the arches were sold and half left.",
        _LETTER.upper(),
        _LETTER,
    ]
    found = campaigns_of(texts, list("abcd"), CleanSettings())
    assert found[0] == found[2] == found[3] != ""
    assert found[1] == ""


def test_copies_of_one_person_are_no_campaign():
    assert campaigns_of([_LETTER] * 4, ["a"] * 4, CleanSettings()) == [""] * 4
