from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from consult.errors import ModelError
from consult.nlp import load_encoder
from consult.nlp.learning.coder import LearnedCoder, restore
from consult.nlp.learning.saved import Learned, load, save
from consult.nlp.learning.themes import learn_themes
from consult.nlp.segment import segment
from consult.tables import NEAR_FROM, NearMisses, TextCodings
from consult.vocabulary import CodeFrame, Theme

from .test_themes import CODED, DESCRIBED, GROUPS, TEXTS

FRAME = CodeFrame(
    id="f", version=1, themes=tuple(Theme(id=one, name=one, definition="") for one in ("skills", "energy", "land"))
)


@pytest.fixture(scope="module")
def saved() -> bytes:
    encoder = load_encoder("tfidf")
    themes = learn_themes(TEXTS, CODED, GROUPS, encoder, DESCRIBED)
    return save(Learned(themes, ("skills", "energy"), (18, 18), len(TEXTS)), encoder)


@pytest.fixture(scope="module")
def coder(saved: bytes) -> LearnedCoder:
    return restore(saved, load_encoder("tfidf"), FRAME)


def _texts(*texts: str) -> pd.DataFrame:
    rows = [(str(number), text, "en", len(text.split())) for number, text in enumerate(texts)]
    return pd.DataFrame(rows, columns=["text_id", "text", "language", "n_words"])


def test_the_evidence_is_the_segment_that_says_so(coder: LearnedCoder) -> None:
    texts = _texts("Thank you for asking. We cannot find fitters with good training.")
    codings = TextCodings.checked(coder.code(texts, segment(texts)))
    assert codings["theme_id"].tolist() == ["skills"]
    assert codings["start"].tolist() == [22]
    assert codings["reason"].tolist() == ["as in 18 of 20 coded answers"]


def test_a_text_is_coded_alike_in_any_company(coder: LearnedCoder) -> None:
    texts = _texts(*TEXTS)
    together = coder.code(texts, segment(texts))
    alone = [coder.code(part, segment(part)) for row in range(len(texts)) if len(part := texts.iloc[[row]])]
    pd.testing.assert_frame_equal(pd.concat(alone, ignore_index=True), together, check_exact=True)


def test_what_was_saved_codes_as_what_was_learned(coder: LearnedCoder) -> None:
    themes = learn_themes(TEXTS, CODED, GROUPS, load_encoder("tfidf"), DESCRIBED)
    restored = coder._learned.themes
    assert restored.probabilities(TEXTS).tobytes() == themes.probabilities(TEXTS).tobytes()
    assert np.array_equal(restored.thresholds, themes.thresholds)


def test_vectors_of_another_encoder_are_refused(saved: bytes) -> None:
    with pytest.raises(ModelError, match="consult train"):
        restore(saved, load_encoder("static"), FRAME)


def test_themes_coded_too_rarely_or_gone_are_left_to_others(saved: bytes) -> None:
    texts = _texts("We cannot find fitters with good training.", "Electricity prices at our mill are too high.")
    encoder = load_encoder("tfidf")

    def found(saved: bytes, frame: CodeFrame) -> list[str]:
        return restore(saved, encoder, frame).code(texts, segment(texts))["theme_id"].tolist()

    assert found(saved, FRAME) == ["skills", "energy"]
    assert found(save(replace(load(saved, encoder), n_coded=(18, 2)), encoder), FRAME) == ["skills"]
    assert found(saved, CodeFrame(id="f", version=2, themes=FRAME.themes[1:])) == ["energy"]


def test_learned_codings_stand_in_place_of_others_of_the_same_theme(coder: LearnedCoder) -> None:
    texts = _texts("We cannot find fitters with good training.")
    own = coder.code(texts, segment(texts))
    others = pd.concat([own.assign(theme_id=theme_id, coder_id="ensemble@1") for theme_id in ("energy", "land")])
    codings = coder.in_place_of(others, own)
    assert list(zip(codings["theme_id"], codings["coder_id"], strict=True)) == [
        ("land", "ensemble@1"),
        ("skills", coder.coder_id),
    ]


def test_themes_that_a_text_was_nearly_given_are_kept_with_their_probability(coder: LearnedCoder) -> None:
    texts = _texts("Fitters at our mill.", "Nothing in particular.", "Training and electricity.", "")
    codings = coder.code(texts, segment(texts))
    found = set(zip(codings["text_id"], codings["theme_id"], strict=True))
    near = NearMisses.checked(coder.near_misses)
    themes = coder._learned.themes
    expected = {
        (text_id, theme_id): round(float(probability), 4)
        for text_id, row in zip(texts["text_id"], themes.probabilities(texts["text"].tolist()), strict=True)
        for theme_id, probability in zip(("skills", "energy"), row, strict=True)
        if round(probability, 4) >= NEAR_FROM and (text_id, theme_id) not in found
    }
    assert expected
    assert dict(zip(zip(near["text_id"], near["theme_id"], strict=True), near["probability"], strict=True)) == expected
