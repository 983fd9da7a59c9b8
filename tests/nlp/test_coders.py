"""The contract of every theme coder there is."""

import pandas as pd
import pytest

from consult import registry
from consult.errors import UnknownName
from consult.nlp.coder import FAINTEST, SEAM, load_coder
from consult.nlp.encoder import load_encoder
from consult.nlp.llm.access import connect
from consult.nlp.segment import segment
from consult.settings import LlmSettings
from consult.tables import TextCodings
from tests.nlp.llm.server import serving


@pytest.fixture(scope="module")
def model():
    """An honest language model, on this machine."""
    with serving() as server:
        yield lambda: connect(LlmSettings(endpoint=server.url, model="tester", send_text=True), "", 1)


@pytest.fixture(scope="module", params=registry.names(SEAM))
def coder(request, frame, model):
    return load_coder(request.param, frame, lambda: load_encoder("tfidf"), model)


@pytest.fixture(scope="module")
def texts(as_texts, answers):
    return as_texts(answers)


@pytest.fixture(scope="module")
def codings(coder, texts):
    return coder.code(texts, segment(texts))


def test_codings_keep_their_contract(codings):
    pd.testing.assert_frame_equal(codings, TextCodings.checked(codings), check_exact=True)
    assert len(codings) > 0


def test_evidence_is_a_segment_of_the_text(codings, texts):
    segments = segment(texts)
    known = set(zip(segments["text_id"], segments["start"], segments["end"], strict=True))
    assert set(zip(codings["text_id"], codings["start"], codings["end"], strict=True)) <= known


def test_a_text_has_a_theme_once_in_order_and_never_faintly(codings, frame):
    pairs = list(zip(codings["text_id"], codings["theme_id"], strict=True))
    assert pairs == sorted(set(pairs))
    assert (codings["probability"] >= FAINTEST).all()
    assert set(codings["theme_id"]) <= set(frame.by_id)


def test_codings_of_a_text_do_not_depend_on_other_texts(coder, codings, texts):
    one_by_one = [
        coder.code(part, segment(part))
        for part in (texts.iloc[[row]].reset_index(drop=True) for row in range(len(texts)))
    ]
    pd.testing.assert_frame_equal(pd.concat(one_by_one, ignore_index=True), codings, check_exact=True)


def test_every_coding_says_why_in_one_line_without_the_words_of_the_text(codings):
    assert codings["reason"].str.len().between(5, 300).all()
    assert not codings["reason"].str.contains("\n").any()
    assert not codings["reason"].str.contains("welders|a contract").any()


def test_no_texts_give_no_codings(coder, as_texts):
    nothing = as_texts([])
    assert len(coder.code(nothing, segment(nothing))) == 0
    blank = as_texts(["", "..."])
    assert len(coder.code(blank, segment(blank))) == 0


def test_a_coder_is_a_name_and_a_version(coder):
    assert coder.coder_id.partition("@")[0] in registry.names(SEAM)
    assert coder.coder_id.partition("@")[2].isdigit()
    assert all(isinstance(value, str) for value in coder.fingerprint.values())


def test_an_unknown_coder_is_refused(frame):
    with pytest.raises(UnknownName, match="phrases"):
        load_coder("phrase", frame, lambda: load_encoder("tfidf"), lambda: pytest.fail("no language model"))
