from collections import Counter

import numpy as np
import pytest

from consult.clean.campaign import Found, find
from consult.clean.sent import Sent
from consult.clean.wording import key, text_id
from consult.settings import CleanSettings

_rng = np.random.default_rng(3)
_LETTER = (
    "Small manufacturers in our county wait four years for a grid connection. Meanwhile their rivals abroad build and "
    "hire. Please give every site with planning consent a firm date. Publish the queue each month so that banks can "
    "lend. Without this the strategy is only words on paper."
)
_OPENERS = ["I run a bakery with six staff near the old docks.", "As a retired fitter I remember better days here."]
_OWN = [
    "The bus from my village to the college stops at five, so nobody can take an evening course.",
    "Rents for workshops have doubled since the arches were sold and half of us have left.",
    "Our members report that loans under fifty thousand pounds are simply not on offer anywhere.",
    "Ports need dredging before anyone can export turbine blades from this side of the estuary.",
]
_SETTINGS = CleanSettings()


def _sent(texts, person="p"):
    return [Sent(f"a{n:03}", text_id(text), key(text), f"{person}{n:03}") for n, text in enumerate(texts)]


def _edited(text, n_words):
    words = text.split()
    for at in _rng.choice(len(words), n_words, replace=False):
        words[at] = f"other{at}"
    return " ".join(words)


def test_copies_verbatim_and_edited_are_one_campaign():
    sentences = _LETTER.split(". ")
    copies = [
        _LETTER,
        _LETTER.upper(),
        _LETTER.replace(".", " "),
        f"{_OPENERS[0]} {_LETTER}",
        f"{_LETTER} {_OPENERS[1]}",
        _edited(_LETTER, 3),
        ". ".join([sentences[1], sentences[0], *sentences[2:]]),
    ]
    (campaign,) = find("q1", _sent([*_OWN, *copies]), _SETTINGS).campaigns
    assert campaign.answer_ids == tuple(sorted(campaign.answer_ids, key=campaign.answer_ids.index))
    assert set(campaign.answer_ids) == {f"a{n:03}" for n in range(4, 11)}
    assert campaign.n_respondents == 7
    assert campaign.n_verbatim == 3
    assert 0 < campaign.added_share < 0.2


def test_the_template_is_the_text_that_most_people_sent():
    copies = [_edited(_LETTER, 2), _LETTER, _LETTER, f"{_LETTER} {_OPENERS[0]}"]
    (campaign,) = find("q1", _sent(copies), _SETTINGS).campaigns
    assert campaign.template_text_id == text_id(_LETTER)


def test_among_edited_copies_only_the_least_edited_is_the_template():
    copies = [f"{_LETTER} {_OPENERS[0]}", _LETTER, *(_edited(_LETTER, 4) for _ in range(6))]
    (campaign,) = find("q1", _sent(copies), _SETTINGS).campaigns
    assert campaign.template_text_id == text_id(_LETTER)


def test_two_people_are_no_campaign():
    assert find("q1", _sent([_LETTER, _LETTER, *_OWN]), _SETTINGS) == Found()


def test_one_person_with_many_copies_is_no_campaign():
    copies = [Sent(f"a{n}", text_id(_LETTER), key(_LETTER), "p") for n in range(5)]
    assert find("q1", copies, _SETTINGS) == Found()


def test_short_answers_that_coincide_are_no_campaign():
    assert find("q1", _sent(["We agree with the plan"] * 9), _SETTINGS) == Found()


def test_independent_answers_are_no_campaign():
    assert find("q1", _sent(_OWN), _SETTINGS) == Found()


def test_what_is_near_but_under_the_threshold_waits_for_a_person():
    half = " ".join(_LETTER.split()[:26]) + " " + _OWN[0]
    (campaign,) = find("q1", _sent([_LETTER] * 4 + [half]), _SETTINGS).campaigns
    assert len(campaign.answer_ids) == 4
    ((close, similarity),) = campaign.close
    assert close == text_id(half)
    assert _SETTINGS.campaign_review <= similarity < _SETTINGS.campaign_similarity


def test_a_letter_that_everybody_made_their_own_is_for_a_person_to_see():
    copies = [" ".join([*(f"w{n}x{person}" for n in range(30)), _LETTER]) for person in range(4)]
    found = find("q1", _sent([*copies, *_OPENERS]), _SETTINGS)
    assert found.campaigns == ()
    assert found.alike == ("a000", "a001", "a002", "a003")


def test_a_chain_of_small_changes_does_not_join_unlike_texts():
    words = [f"w{n}" for n in range(60)]
    chain = [" ".join([*[f"x{n}" for n in range(step)], *words[step:]]) for step in range(0, 61, 5)]
    campaigns = find("q1", _sent(chain), _SETTINGS).campaigns
    together = [set(campaign.answer_ids) for campaign in campaigns]
    assert len(together) > 1
    assert not any({"a000", "a012"} <= ids for ids in together)


def test_every_answer_is_in_at_most_one_campaign():
    other = " ".join(reversed(_LETTER.split()))
    campaigns = find("q1", _sent([_LETTER, other] * 5), _SETTINGS).campaigns
    counted = Counter(answer_id for campaign in campaigns for answer_id in campaign.answer_ids)
    assert len(campaigns) == 2
    assert set(counted.values()) == {1}


def test_the_order_of_arrival_changes_nothing():
    sent = _sent([*_OWN, _LETTER, *(_edited(_LETTER, 3) for _ in range(8))])
    one, other = find("q1", sent, _SETTINGS), find("q1", sent[::-1], _SETTINGS)
    assert [(c.campaign_id, set(c.answer_ids), c.close) for c in one.campaigns] == [
        (c.campaign_id, set(c.answer_ids), c.close) for c in other.campaigns
    ]


def test_the_same_letter_to_two_questions_is_two_campaigns():
    first, second = (find(question_id, _sent([_LETTER] * 3), _SETTINGS).campaigns[0] for question_id in ("q1", "q2"))
    assert first.campaign_id != second.campaign_id
    assert first.template_text_id == second.template_text_id


@pytest.mark.shared
def test_every_form_letter_of_a_real_docket_is_found(shared_data):
    lines = (shared_data / "fcc_net_neutrality_sunlight" / "joes.txt").read_text(encoding="utf-8").splitlines()
    texts = [line.split("\t", 1)[1] for line in lines if "\t" in line][:8_000]
    sent = _sent(texts)
    often = {text for text, n in Counter(texts).items() if n >= 20}
    silver = {one.answer_id for one, text in zip(sent, texts, strict=True) if text in often and one.key.count(" ") >= 7}
    found = {answer_id for campaign in find("q", sent, _SETTINGS).campaigns for answer_id in campaign.answer_ids}
    assert len(silver) > 500
    assert silver <= found
