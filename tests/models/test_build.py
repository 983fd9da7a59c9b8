import tomllib

from models.build import manifest


def written(folder, metrics):
    manifest.write(folder, licence="MIT", source={"data": 'a "b"'}, recipe={"n": 3}, metrics=metrics)
    return tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))


def test_a_manifest_can_be_read_back(tmp_path):
    (tmp_path / "model.bin").write_bytes(b"weights")
    (tmp_path / "card.md").write_text("a card")
    found = written(tmp_path, {"accuracy": 0.5})
    assert list(found["files"]) == ["model.bin"]
    assert found["source"] == {"data": 'a "b"'}
    assert found["metrics"] == {"accuracy": 0.5}


def test_figures_stay_with_the_same_files_and_go_with_others(tmp_path):
    (tmp_path / "model.bin").write_bytes(b"weights")
    written(tmp_path, {"accuracy": 0.5})
    assert written(tmp_path, {})["metrics"] == {"accuracy": 0.5}
    (tmp_path / "model.bin").write_bytes(b"others")
    assert written(tmp_path, {})["metrics"] == {}
