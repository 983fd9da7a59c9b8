import hashlib

import pytest

from consult.errors import ModelError
from consult.nlp.weights import verified, weights


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.bin").write_bytes(b"weights")
    digest = hashlib.sha256(b"weights").hexdigest()
    (tmp_path / "manifest.toml").write_text(f'[files]\n"model.bin" = "{digest}"\n[recipe]\nopset = 18\n')
    return tmp_path


def test_a_folder_that_is_what_its_manifest_says_is_verified(folder):
    found = verified(folder)
    assert found.file("model.bin").read_bytes() == b"weights"
    assert found.recipe == {"opset": "18"}
    assert list(found.fingerprint) == [f"model:{folder.name}/model.bin"]


def test_a_changed_file_is_refused_by_name(folder):
    (folder / "model.bin").write_bytes(b"weightz")
    with pytest.raises(ModelError, match=r"model\.bin is not the one its manifest names"):
        verified(folder)


def test_an_absent_file_is_refused(folder):
    (folder / "model.bin").unlink()
    with pytest.raises(ModelError, match="absent"):
        verified(folder)


@pytest.mark.parametrize("manifest", ["", "files = 3", "[files", "\xff"])
def test_a_damaged_manifest_is_refused(folder, manifest):
    (folder / "manifest.toml").write_bytes(manifest.encode("latin-1"))
    with pytest.raises(ModelError, match=r"manifest\.toml is absent or damaged"):
        verified(folder)


def test_a_file_that_the_manifest_does_not_name_is_not_given(folder):
    with pytest.raises(ModelError, match="does not name"):
        verified(folder).file("other.bin")


def test_an_unknown_model_is_refused():
    with pytest.raises(ModelError, match="nosuch"):
        weights("nosuch")
