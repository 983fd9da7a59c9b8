import pytest

from consult.nlp.kind import KINDS, KindReader
from consult.nlp.kind_feature import names_of
from consult.vocabulary import Kind
from models.build.kind import own

COSTLY = "Energy is too expensive."


@pytest.fixture(scope="module")
def reader():
    return KindReader()


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
def test_plain_sentences_have_their_kind(reader, segment, kind):
    assert reader.read([segment]).of(segment) is kind


def test_an_ask_that_names_a_shortage_is_an_ask(reader):
    segment = "Government should end the shortage of planners."
    assert reader.read([segment]).of(segment) is Kind.ASK


def test_a_curly_apostrophe_reads_like_a_straight_one():
    assert set(names_of("We can’t hire.")) == set(names_of("We can't hire."))


def test_most_of_the_sentences_it_learned_from_are_read_right(reader):
    sentences = own()
    kinds = reader.read(sentence for sentence, _ in sentences)
    assert sum(kinds.of(sentence).value == kind for sentence, kind in sentences) / len(sentences) > 0.85


def test_the_kind_of_a_segment_does_not_depend_on_others(reader):
    sentences = [sentence for sentence, _ in own()][::9]
    together = reader.read(sentences)
    assert all(reader.read([one]).probabilities(one) == together.probabilities(one) for one in sentences)


def test_probabilities_name_every_kind_and_add_up(reader):
    shares = reader.read([COSTLY]).probabilities(COSTLY)
    assert tuple(shares) == KINDS
    assert sum(shares.values()) == pytest.approx(1, abs=0.001)


def test_what_a_question_invites_tips_the_balance(reader):
    kinds = reader.read(["Skills and planning."])
    plain, invited = (kinds.probabilities("Skills and planning.", purpose) for purpose in ("", "barriers"))
    assert invited[Kind.BARRIER] > plain[Kind.BARRIER]
    assert invited[Kind.ASK] < plain[Kind.ASK]


@pytest.mark.parametrize("segment", ["", "?", "…", "123", "a) ", "\u200b"])
def test_a_segment_without_words_has_a_kind_too(reader, segment):
    assert reader.read([segment]).of(segment) in KINDS


def test_what_kinds_depend_on_is_named(reader):
    assert {"kind", "model:kind/features.txt", "model:kind/kind.safetensors"} == set(reader.fingerprint)


def test_the_kinds_that_a_purpose_invites_are_those_that_the_purpose_gives(reader):
    better, tax = "Better grid connections.", "We urge government to cut the tax."
    kinds = reader.read([better, tax])
    tipped = kinds.invited(better)
    assert tipped
    for purpose in ("asks", "barriers", "drivers", "examples", "strengths"):
        assert tipped.get(purpose, kinds.of(better)) is kinds.of(better, purpose)
    assert kinds.invited(tax).get("barriers") is None
    assert kinds.of(better, "a purpose of their own") is kinds.of(better)
