import numpy as np
import pytest

from consult.errors import ModelError
from consult.nlp.encoder import load_encoder
from consult.nlp.kind import KindReader
from consult.nlp.segment import passages, segment
from consult.nlp.tone import ToneReader
from consult.tables import TextCodings, Tones


def tones_of(reader, texts, codings):
    read = list(passages(texts, segment(texts)))
    kinds = KindReader(load_encoder("tfidf")).read(words for passage in read for words in passage.segments)
    return reader.read(read, codings, kinds)


@pytest.fixture(scope="module")
def read(as_texts):
    readers = {name: ToneReader(load_encoder(name)) for name in ("minilm", "static", "tfidf")}

    def tones(encoder, *texts, codings=None):
        table = as_texts(texts)
        return tones_of(readers[encoder], table, TextCodings.of() if codings is None else codings)

    return tones


@pytest.mark.parametrize("encoder", ["minilm", "static"])
@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("The staff were excellent and the service was brilliant, thank you.", "positive"),
        ("It was a disaster: slow, rude and far too expensive.", "negative"),
        ("The support was excellent and helped us. But the delay was terrible and far too long.", "mixed"),
        ("", "neutral"),
    ],
)
def test_plain_wording_gets_its_tone(read, encoder, text, tone):
    assert read(encoder, text).tone.tolist() == [tone]


def test_every_text_has_one_tone_and_the_table_keeps_its_contract(read, answers):
    tones = read("tfidf", *answers)
    assert tones.equals(Tones.checked(tones))
    assert tones.text_id.is_unique
    assert len(tones) == len(answers)


def test_a_theme_has_the_tone_of_its_evidence(read):
    text = "The college is excellent and helped us greatly. Grid delays were terrible, slow and far too expensive."
    coding = {"text_id": "t0000", "theme_id": "grid", "kind": "barrier", "coder_id": "x@1", "probability": 0.9}
    codings = TextCodings.of([coding | {"start": 48, "end": len(text), "reason": "r"}])
    assert read("minilm", text, codings=codings).set_index("theme_id").tone["grid"] == "negative"


def test_a_tone_does_not_depend_on_other_texts(read, answers):
    together = read("static", *answers)
    assert [read("static", answer).probability[0] for answer in answers] == together.probability.tolist()


def test_an_encoder_without_a_head_is_read_by_cues_alone(as_texts):
    class Blank:
        name, dimensions, fingerprint = "blank", 3, {"code:blank": "1"}

        def encode(self, texts):
            return np.zeros((len(texts), 3), dtype=np.float32)

    texts = as_texts(["Power is too expensive."])
    reader = ToneReader(Blank())
    assert tones_of(reader, texts, TextCodings.of()).tone.tolist() == ["negative"]
    assert list(reader.fingerprint) == ["tone"]


def test_a_head_trained_for_another_version_of_the_encoder_is_refused():
    class Newer:
        name, dimensions, fingerprint = "tfidf", 512, {"code:tfidf": "tfidf@9"}

    with pytest.raises(ModelError, match="trained for another"):
        ToneReader(Newer())
