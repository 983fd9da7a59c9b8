import pytest

from consult.nlp.kind_clue import clues
from consult.nlp.kind_sign import signs_of, words_of


def names(text):
    return [sign.name for sign in signs_of(words_of(text))]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Firms should help", [".", "should", "help"]),
        ("a lack of skills", [".", "lack", "."]),
        ("we have to act", ["we", "must", "act"]),
        ("a risk-based approach", [".", "neutral_risk", "."]),
        ("• It helped us", ["it", "help", "we"]),
    ],
)
def test_words_and_phrases_have_signs(text, signs):
    assert names(text) == signs


def test_every_form_of_a_verb_has_its_sign():
    assert {signs_of([word])[0] for word in ("help", "helps", "helping", "helped")} == {
        ("help", "base"),
        ("help", "s"),
        ("help", "ing"),
        ("help", "ed"),
    }


@pytest.mark.parametrize(
    ("text", "clue"),
    [
        ("This could harm firms.", "rule may harm"),
        ("This would help firms.", "rule will help"),
        ("Ministers should act.", "rule ask"),
        ("Risk should be assessed.", "rule method"),
        ("Publish the criteria.", "rule order"),
        ("Although costs are high, our schools are excellent.", "rule strong"),
        ("It prevents harm.", "curbed"),
        ("There is no shortage.", "absent"),
    ],
)
def test_a_clue_is_seen(text, clue):
    found = clues(text)
    assert clue in {*found.marks, *found.rules}


def test_harm_that_is_prevented_is_no_harm():
    assert "rule may harm" not in clues("This could prevent harm.").rules


@pytest.mark.parametrize(
    ("text", "n"),
    [("We need to act", 3), ("it is important to ensure", 3), ("no longer at the expense of", 2), ("at the", 2)],
)
def test_the_longest_phrase_has_the_sign(text, n):
    assert len(names(text)) == n
