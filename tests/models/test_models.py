"""Every model that ships is what its manifest says and can be read safely."""

import re
import tomllib
from pathlib import Path

import pytest

from consult.nlp.weights import verified

MODELS = Path(__file__).parents[2] / "models"
NAMES = sorted(path.parent.name for path in MODELS.glob("*/manifest.toml"))
SAFE = {".onnx", ".safetensors", ".json", ".toml", ".md", ".txt"}


@pytest.fixture(params=NAMES)
def folder(request):
    return MODELS / request.param


def test_the_encoders_and_the_tone_heads_are_there():
    assert {"minilm", "static", "tone"} <= set(NAMES)


def test_the_manifest_names_every_file_and_its_hash_is_right(folder):
    named = set(verified(folder).sha256)
    assert named == {path.name for path in folder.iterdir()} - {"manifest.toml", "card.md"}


def test_the_manifest_says_licence_source_recipe_and_figures(folder):
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    assert manifest["name"] == folder.name
    assert manifest["licence"] in {"Apache-2.0", "MIT"}
    assert all(manifest[table] for table in ("files", "source", "recipe", "metrics"))


def test_the_card_says_what_it_is_for_and_what_is_unmeasured(folder):
    card = (folder / "card.md").read_text(encoding="utf-8")
    assert "unmeasured" in card
    assert re.search(r"\*\*Not for\*\*", card)


def test_no_file_can_run_code_when_it_is_opened(folder):
    assert {path.suffix for path in folder.iterdir()} <= SAFE


def test_no_file_tells_of_the_machine_it_was_made_on(folder):
    for path in folder.iterdir():
        content = path.read_bytes()
        assert not re.search(rb"site-packages|/home/|/tmp/|/work/|\.py\", line", content), path.name


def test_what_the_models_are_built_with_is_pinned():
    lines = (MODELS / "build" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert all("==" in line for line in lines if line and not line.startswith("#"))
