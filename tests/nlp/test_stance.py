import pytest

from consult.nlp.segment import passages, segment
from consult.nlp.stance import find, stance_of


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "Yes, because bills are too high.",
        "We fully support this.",
        "Our members welcome the plan.",
        "I do not object to it.",
        "No objections.",
        "The council is in favour of the levy.",
        "Strongly agree",
        "We don\N{RIGHT SINGLE QUOTATION MARK}t disagree.",
    ],
)
def test_for(text):
    assert stance_of(text) == "agree"


@pytest.mark.parametrize(
    "text",
    [
        "No",
        "No, it costs jobs.",
        "We do not agree with the proposal.",
        "We cannot support this as drafted.",
        "Our union strongly opposes the change.",
        "I'm against this.",
        "I would not back the plan.",
        "We see no need for a levy.",
    ],
)
def test_against(text):
    assert stance_of(text) == "disagree"


@pytest.mark.parametrize(
    "text",
    [
        "We agree in principle, subject to funding.",
        "Neither agree nor disagree",
        "We welcome the aim but are opposed to the date.",
        "I partly agree.",
    ],
)
def test_both_and_half_are_mixed(text):
    assert stance_of(text) == "mixed"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "None",
        "No comment",
        "Not sure.",
        "Nothing to add.",
        "We need support for skills.",
        "Support for skills is missing.",
        "Critics disagree with this.",
        "A great idea, badly explained.",
        "Costs would rise.",
        "Now is the time.",
    ],
)
def test_what_is_not_said_is_not_guessed(text):
    assert stance_of(text) == "unstated"


def test_only_texts_that_state_one_have_a_row(as_texts):
    texts = as_texts(["Yes.", "Costs would rise.", "No."])
    found = find(passages(texts, segment(texts)))
    ids = texts["text_id"].tolist()
    assert dict(found.values) == {ids[0]: "agree", ids[2]: "disagree"}
    assert find([]).empty
