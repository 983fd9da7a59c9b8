import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from consult import quotes
from consult.errors import InputError
from consult.pipeline.evaluation import redaction_presidio
from consult.pipeline.evaluation.redaction import redaction
from consult.pipeline.evaluation.redaction_gold import GoldText, known, read_gold
from consult.pipeline.evaluation.redaction_score import scored
from tests.quotes.detection.held_out import as_file


@pytest.fixture(scope="module")
def gold_file(shared_data: Path) -> Path:
    return shared_data / "pii_uk" / "gold.jsonl"


@pytest.fixture(scope="module")
def on_gold(gold_file: Path) -> dict[str, Any]:
    return redaction(gold_file, seed=2035)


@pytest.fixture(scope="module")
def scorer(shared_data: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared_data / "pii_uk" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_the_targets_are_met_on_the_shared_gold_texts(on_gold: dict[str, Any]) -> None:
    assert on_gold["direct_recall"]["value"] >= 0.98
    assert on_gold["quasi_recall"]["value"] >= 0.85
    assert on_gold["special_flagged"]["value"] >= 0.90
    assert on_gold["token_precision"]["value"] >= 0.95
    assert on_gold["clean_touched"] <= 1
    assert on_gold["n"] == 100


@pytest.mark.shared
def test_the_figures_are_those_of_the_shared_scorer(
    on_gold: dict[str, Any], gold_file: Path, scorer: ModuleType
) -> None:
    texts = read_gold(gold_file)
    found = quotes.detection.find([t.text for t in texts], [t.respondent_id for t in texts], known(texts))
    predictions = {
        text.id: {"spans": [{"start": edit.start, "end": edit.end} for edit in quotes.redaction.edits(text.text, own)]}
        for text, own in zip(texts, found, strict=True)
    }
    theirs, _, _ = scorer.score(scorer.read_jsonl(gold_file), predictions)
    for ours, name in (("direct_recall", "DIRECT"), ("quasi_recall", "QUASI"), ("special_recall", "SPECIAL")):
        sort = "mention_recall" if name == "SPECIAL" else "entity_recall"
        assert on_gold[ours]["value"] == pytest.approx(theirs[sort][name]["share"], abs=5e-4)
    assert on_gold["token_precision"]["value"] == pytest.approx(theirs["word_precision"]["share"], abs=5e-4)
    assert (on_gold["keep_hit"], on_gold["n_keep"]) == tuple(theirs["keep_spans_masked"][k] for k in ("hits", "of"))
    clean = theirs["clean_records_touched"]
    assert (on_gold["clean_touched"], on_gold["n_clean"]) == (clean["hits"], clean["of"])


@pytest.mark.parametrize("answers", ["held_out", "held_out_second", "held_out_third", "held_out_fourth"])
def test_the_targets_are_met_on_answers_of_our_own(answers: str, tmp_path: Path) -> None:
    found = redaction(as_file(answers, tmp_path), seed=1)
    assert found["direct_recall"]["value"] >= 0.98
    assert found["quasi_recall"]["value"] >= 0.85
    assert found["special_flagged"]["value"] >= 0.90
    assert found["token_precision"]["value"] >= 0.95
    assert found["clean_touched"] == found["keep_hit"] == 0


@pytest.mark.parametrize(
    ("answers", "floors"),
    [
        ("held_out_fifth", {"direct": 0.98, "quasi": 0.95, "special": 0.99, "precision": 0.98, "touched": 1}),
        ("held_out_sixth", {"direct": 0.97, "quasi": 0.81, "special": 0.99, "precision": 0.97, "touched": 0}),
    ],
)
def test_no_fewer_are_found_than_before(answers: str, floors: dict[str, float], tmp_path: Path) -> None:
    found = redaction(as_file(answers, tmp_path), seed=1)
    assert found["direct_recall"]["value"] >= floors["direct"]
    assert found["quasi_recall"]["value"] >= floors["quasi"]
    assert found["special_flagged"]["value"] >= floors["special"]
    assert found["token_precision"]["value"] >= floors["precision"]
    assert found["clean_touched"] <= floors["touched"]


def test_a_mention_counts_where_all_its_words_are_masked_and_an_entity_where_all_its_mentions_are() -> None:
    spans = [(0, 10, "DIRECT"), (15, 22, "DIRECT"), (26, 30, "SPECIAL"), (35, 39, "KEEP")]
    text = GoldText(
        id="a",
        text="Mrs Oakley and Oak-ley is deaf near Bath today",
        spans=tuple({"start": a, "end": b, "identifier": i, "entity": i} for a, b, i in spans),
        decision="publish",
    )
    found = scored([text], [[(4, 10), (15, 18), (31, 39)]], [[(26, 27)]], 1)
    assert found["direct_recall"]["value"] == 0.0
    assert found["direct_mention_recall"]["value"] == 0.5
    assert found["special_flagged"]["value"] == 1.0
    assert found["special_recall"]["value"] == 0.0
    assert found["token_precision"]["value"] == 0.5
    assert (found["keep_hit"], found["n_keep"], found["clean_touched"], found["n_clean"]) == (1, 1, 1, 1)


def test_a_line_that_is_no_text_is_named_and_not_quoted(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines = [{"id": "a", "text": "Secret words"}, {"id": "b", "text": "x", "spans": [{"start": 0, "end": 9}]}]
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\nSecret\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_gold(path)
    assert [problem.row for problem in refused.value.problems] == [2, 3]
    assert "Secret" not in str(refused.value)


def test_presidio_is_named_with_the_way_to_get_it_where_it_is_absent(tmp_path: Path) -> None:
    if redaction_presidio.is_installed():
        pytest.skip("Presidio is installed here")
    found = redaction(as_file("held_out", tmp_path), seed=1)
    assert found["presidio"] is None
    assert "pip install consult-analysis[presidio]" in found["presidio_missing"]
