import hashlib

import numpy as np
import pandas as pd
import pytest

from consult.errors import ModelError
from consult.nlp import load_encoder
from consult.nlp.learning.coder import LearnedCoder, restore
from consult.nlp.learning.saved import Learned, save
from consult.nlp.learning.themes import learn_themes
from consult.nlp.segment import segment
from consult.tables import TextCodings

from .test_themes import CODED, DESCRIBED, GROUPS, TEXTS


@pytest.fixture(scope="module")
def saved() -> bytes:
    encoder = load_encoder("tfidf")
    themes = learn_themes(TEXTS, CODED, GROUPS, encoder, DESCRIBED)
    return save(Learned(themes, ("skills", "energy"), (8, 8), len(TEXTS)), encoder)


@pytest.fixture(scope="module")
def coder(saved: bytes) -> LearnedCoder:
    return restore(saved, hashlib.sha256(saved).hexdigest(), lambda: load_encoder("tfidf"))


def _texts(*texts: str) -> pd.DataFrame:
    rows = [(str(number), text, "en", len(text.split())) for number, text in enumerate(texts)]
    return pd.DataFrame(rows, columns=["text_id", "text", "language", "n_words"])


def test_the_evidence_is_the_segment_that_says_so(coder: LearnedCoder) -> None:
    texts = _texts("Thank you for asking. We cannot find fitters with good training.")
    codings = TextCodings.checked(coder.code(texts, segment(texts)))
    assert codings["theme_id"].tolist() == ["skills"]
    assert codings["start"].tolist() == [22]
    assert codings["reason"].tolist() == ["as in 8 of 20 coded answers"]


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
        restore(saved, "", lambda: load_encoder("static"))
