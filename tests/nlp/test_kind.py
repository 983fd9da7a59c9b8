import pytest

from consult.nlp.kind import KINDS, features, fingerprint, invited_kinds, kind_of, probabilities
from consult.vocabulary import Kind
from models.build.kind import own


@pytest.mark.parametrize(
    ("segment", "kind"),
    [
        ("The government should reform the levy.", Kind.ASK),
        ("We would like to see cheaper power.", Kind.ASK),
        ("Ministers must act.", Kind.ASK),
        ("- Publish the criteria.", Kind.ASK),
        ("The lack of skilled welders holds us back.", Kind.BARRIER),
        ("Energy is too expensive.", Kind.BARRIER),
        ("There is a risk that firms move abroad.", Kind.RISK),
        ("Our universities are world-class.", Kind.STRENGTH),
        ("The grant helped us to hire.", Kind.ENABLER),
        ("Hydrogen has great potential.", Kind.OPPORTUNITY),
        ("Risks should be assessed case by case.", Kind.METHOD),
        ("Skills", Kind.UNSTATED),
        ("We are a trade body with 200 members.", Kind.UNSTATED),
    ],
)
def test_plain_sentences_have_their_kind(segment, kind):
    assert kind_of(segment) is kind


def test_an_ask_that_names_a_shortage_is_an_ask():
    assert kind_of("Government should end the shortage of planners.") is Kind.ASK


def test_a_curly_apostrophe_reads_like_a_straight_one():
    assert features("We can’t hire.") == features("We can't hire.")


def test_most_of_the_sentences_it_learned_from_are_read_right():
    sentences = own()
    assert sum(kind_of(sentence).value == kind for sentence, kind in sentences) / len(sentences) > 0.85


def test_probabilities_name_every_kind_and_add_up():
    shares = probabilities("Energy is too expensive.")
    assert tuple(shares) == KINDS
    assert sum(shares.values()) == pytest.approx(1, abs=0.001)


def test_what_a_question_invites_tips_the_balance():
    plain, invited = probabilities("Skills and planning."), probabilities("Skills and planning.", "barriers")
    assert invited[Kind.BARRIER] > plain[Kind.BARRIER]
    assert invited[Kind.ASK] < plain[Kind.ASK]


@pytest.mark.parametrize("segment", ["", "?", "…", "123", "a) ", "\u200b"])
def test_a_segment_without_words_has_a_kind_too(segment):
    assert kind_of(segment) in KINDS


def test_what_kinds_depend_on_is_named():
    assert {"kind", "model:kind/features.txt", "model:kind/kind.safetensors"} == set(fingerprint())


def test_the_kinds_that_a_purpose_invites_are_those_that_the_purpose_gives():
    tipped = invited_kinds("Better grid connections.")
    assert tipped
    for purpose in ("asks", "barriers", "drivers", "examples", "strengths"):
        kind = kind_of("Better grid connections.", purpose)
        assert tipped.get(purpose, kind_of("Better grid connections.")) is kind
    assert invited_kinds("We urge government to cut the tax.").get("barriers") is None
    assert kind_of("Better grid connections.", "a purpose of their own") is kind_of("Better grid connections.")
