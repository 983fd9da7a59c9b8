import pytest

from consult.nlp.negation import negated


def judged(text, mention):
    start = text.index(mention)
    return negated(text, start, start + len(mention), (0, len(text)))


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("There is no shortage of skills here.", "skills"),
        ("There is no skills shortage here.", "skills shortage"),
        ("Energy costs are not a concern for us.", "Energy costs"),
        ("Planning isn't an issue in our trade.", "Planning"),
        ("We have had no problems with planning.", "planning"),
        ("We are not affected by energy costs.", "energy costs"),
        ("Access to finance is no longer a major barrier.", "Access to finance"),
        ("Energy costs do not affect us.", "Energy costs"),
        ("Energy costs pose no problem.", "Energy costs"),
    ],
)
def test_a_mention_that_is_waved_away_is_negated(text, mention):
    assert judged(text, mention)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("There is no access to finance.", "finance"),
        ("There are not enough skills.", "skills"),
        ("Without planning reform nothing moves.", "planning"),
        ("We do not have a grid connection.", "grid connection"),
        ("Energy costs are a concern.", "Energy costs"),
        ("It is not only skills that we lack.", "skills"),
        ("Nobody solves the skills shortage.", "skills shortage"),
    ],
)
def test_a_want_is_no_negation(text, mention):
    assert not judged(text, mention)


def test_words_of_another_segment_do_not_negate():
    text = "Skills matter. Fees are not a concern."
    assert not negated(text, 0, 6, (0, 14))
