import pytest

from consult.errors import ModelError
from consult.nlp import load_encoder
from consult.nlp.kind import KINDS, KindReader
from consult.nlp.kind_feature import names_of
from consult.vocabulary import Kind
from models.build.kind import own

COSTLY = "Energy is too expensive."


@pytest.fixture(scope="module", params=["minilm", "static"])
def reader(request):
    return KindReader(load_encoder(request.param))


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
        ("Hydrogen could create thousands of jobs.", Kind.OPPORTUNITY),
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
    kinds = reader.read(["Costs and benefits."])
    plain, invited = (kinds.probabilities("Costs and benefits.", purpose) for purpose in ("", "barriers"))
    assert invited[Kind.BARRIER] > plain[Kind.BARRIER]
    assert invited[Kind.ASK] < plain[Kind.ASK]


@pytest.mark.parametrize("segment", ["", "?", "…", "123", "a) ", "\u200b"])
def test_a_segment_without_words_has_a_kind_too(reader, segment):
    assert reader.read([segment]).of(segment) in KINDS


def test_what_kinds_depend_on_is_named(reader):
    assert {"kind", "model:kind/features.txt"} < set(reader.fingerprint)
    assert len([key for key in reader.fingerprint if key.endswith(".safetensors")]) == 1


def test_weights_trained_for_another_version_of_the_encoder_are_refused():
    class Newer:
        name, dimensions, fingerprint = "minilm", 384, {"model:minilm/model.onnx": "0"}

    with pytest.raises(ModelError, match="trained for another"):
        KindReader(Newer())


def test_the_kinds_that_a_purpose_invites_are_those_that_the_purpose_gives(reader):
    doubtful, tax = "Families here look out for one another.", "We urge government to cut the tax."
    kinds = reader.read([doubtful, tax])
    tipped = kinds.invited(doubtful)
    assert tipped
    for purpose in ("asks", "barriers", "drivers", "examples", "strengths"):
        assert tipped.get(purpose, kinds.of(doubtful)) is kinds.of(doubtful, purpose)
    assert kinds.invited(tax).get("barriers") is None
    assert kinds.of(doubtful, "a purpose of their own") is kinds.of(doubtful)
