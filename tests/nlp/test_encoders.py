"""The contract of every encoder there is."""

import numpy as np
import pytest

from consult import registry
from consult.errors import UnknownName
from consult.nlp.encoder import SEAM, Remembering, load_encoder

NAMES = registry.names(SEAM)
TEXTS = [
    "Energy costs are too high.",
    "Electricity prices drive firms abroad.",
    "We like dogs.",
    "Skills",
    "A longer sentence, with a good many more words than the others, so that padding would show if there were any.",
    "ENERGY costs ÄÖ £1.5m 😀 \u200b end",
] * 3


@pytest.fixture(scope="module", params=NAMES)
def encoder(request):
    return load_encoder(request.param, threads=2)


def test_a_vector_is_float32_and_of_length_one(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_vector_does_not_depend_on_its_neighbours_bit_for_bit(encoder):
    together = encoder.encode(TEXTS)
    alone = np.stack([encoder.encode([text])[0] for text in TEXTS])
    backwards = encoder.encode(TEXTS[::-1])[::-1]
    assert together.tobytes() == alone.tobytes() == np.ascontiguousarray(backwards).tobytes()


def test_a_vector_does_not_depend_on_the_number_of_threads(encoder):
    assert encoder.encode(TEXTS).tobytes() == load_encoder(encoder.name, threads=1).encode(TEXTS).tobytes()


def test_nothing_to_read_is_all_zeros(encoder):
    assert not encoder.encode([""]).any()
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_likeness_beats_chance(encoder):
    one, other, far = encoder.encode(["energy costs are high", "high energy costs hurt", "our dog is brown"])
    assert one @ other > one @ far


def test_the_fingerprint_is_text_and_names_what_it_is_made_with(encoder):
    assert all(isinstance(value, str) and value for value in encoder.fingerprint.values())
    assert any(":" in key for key in encoder.fingerprint)
    assert encoder.name in NAMES


def test_an_unknown_encoder_is_refused_with_a_suggestion():
    with pytest.raises(UnknownName, match="minilm"):
        load_encoder("minilmm")


def test_a_remembering_encoder_encodes_a_text_once_and_can_forget():
    asked = []

    class Counting:
        name, dimensions, fingerprint = "counting", 2, {"code:counting": "1"}

        def encode(self, texts):
            asked.extend(texts)
            return np.ones((len(texts), 2), dtype=np.float32)

    remembering = Remembering(Counting())
    remembering.encode(["a", "b", "a"])
    remembering.encode(["b", "c"])
    assert asked == ["a", "b", "c"]
    remembering.forget()
    remembering.encode(["a"])
    assert asked == ["a", "b", "c", "a"]
    assert remembering.encode([]).shape == (0, 2)
