import os
import subprocess
import sys

import pandas as pd
import pytest

from consult.errors import UnknownName
from consult.nlp import load_tagger
from consult.nlp.segment import spans
from consult.nlp.tagger import Tags
from consult.settings import NlpSettings

TABLES = ("segments", "codings", "tones", "mentions", "own_sectors", "text_evidence", "invited_kinds")


@pytest.fixture(scope="module", params=["tfidf", "static", "minilm"])
def tagger(request, frame):
    return load_tagger(frame, NlpSettings(encoder=request.param), seed=1)


@pytest.fixture(scope="module")
def texts(as_texts, answers):
    return as_texts(answers)


@pytest.fixture(scope="module")
def tags(tagger, texts) -> Tags:
    return tagger.tag(texts)


def test_parts_of_any_size_give_the_same_tags(tagger, texts, tags):
    for size in (1, 3):
        parts = [
            tagger.tag(texts.iloc[start : start + size].reset_index(drop=True)) for start in range(0, len(texts), size)
        ]
        for table in TABLES:
            together = pd.concat([getattr(part, table) for part in parts], ignore_index=True)
            pd.testing.assert_frame_equal(together, getattr(tags, table), check_exact=True)


def test_tagging_again_gives_the_same_tags(frame, tagger, texts, tags):
    again = load_tagger(frame, NlpSettings(encoder=tagger.fingerprint["encoder"], threads=1), seed=9).tag(texts)
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(again, table), getattr(tags, table), check_exact=True)


def test_every_text_is_segmented_and_has_a_tone(texts, tags):
    assert tags.tones.loc[tags.tones.theme_id == "", "text_id"].tolist() == texts.text_id.tolist()
    assert len(tags.segments) == sum(len(spans(text)) for text in texts.text)


def test_only_codings_that_reach_the_threshold_are_kept(tagger, tags):
    assert (tags.codings.probability >= 0.5).all()
    assert set(tags.codings.coder_id) == set(tagger.coder_ids)
    assert ("t0001", "grid") in set(zip(tags.codings.text_id, tags.codings.theme_id, strict=True))
    assert ("t0002", "skills") not in set(zip(tags.codings.text_id, tags.codings.theme_id, strict=True))


def test_a_coded_theme_has_a_tone_of_its_own(tags):
    themed = tags.tones[tags.tones.theme_id != ""]
    pairs = set(zip(themed.text_id, themed.theme_id, strict=True))
    assert pairs == set(zip(tags.codings.text_id, tags.codings.theme_id, strict=True))


def test_no_texts_give_empty_tables(tagger, as_texts):
    nothing = tagger.tag(as_texts([]))
    assert [len(getattr(nothing, table)) for table in TABLES] == [0] * len(TABLES)


def test_progress_is_told(tagger, texts):
    told = []
    tagger.tag(texts, progress=lambda *step: told.append(step))
    assert [done for _, done, _ in told] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("change", [{"encoder": "static"}, {"coders": ("phrases",)}, {"threshold": 0.7}])
def test_the_fingerprint_changes_with_what_changes_the_tags(frame, change):
    usual = load_tagger(frame, NlpSettings(encoder="tfidf"), seed=1).fingerprint
    changed = load_tagger(frame, NlpSettings(**{"encoder": "tfidf", **change}), seed=1).fingerprint
    assert usual != changed


def test_the_fingerprint_changes_with_the_frame_and_not_with_parts_threads_or_seed(frame):
    usual = load_tagger(frame, NlpSettings(encoder="tfidf"), seed=1).fingerprint
    assert usual == load_tagger(frame, NlpSettings(encoder="tfidf", part_size=7, threads=1), seed=2).fingerprint
    reworded = frame.model_copy(update={"title": "another"})
    assert usual != load_tagger(reworded, NlpSettings(encoder="tfidf"), seed=1).fingerprint


def test_an_unknown_encoder_or_coder_is_refused(frame):
    with pytest.raises(UnknownName):
        load_tagger(frame, NlpSettings(encoder="bert"), seed=1)
    with pytest.raises(UnknownName):
        load_tagger(frame, NlpSettings(encoder="tfidf", coders=("magic",)), seed=1)


def test_the_door_opens_without_the_language_libraries():
    heavy = "{'spacy', 'sklearn', 'onnxruntime', 'tokenizers', 'safetensors', 'model2vec'}"
    code = f"import sys, consult.nlp; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert shown.stdout.strip() == "[]"
