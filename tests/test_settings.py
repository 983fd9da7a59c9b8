from pathlib import Path

import pytest

from consult import settings
from consult.errors import SettingsError


def _write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "consult.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "consult.toml") == settings.Settings()


def test_every_wrong_setting_is_listed_with_its_path_and_a_suggestion(tmp_path: Path) -> None:
    path = _write(tmp_path, 'seeed = 1\n[nlp]\nencodr = "static"\nthreshold = 4\n')
    with pytest.raises(SettingsError) as raised:
        settings.read(path)
    message = str(raised.value)
    assert 'no setting "seeed". Did you mean "seed"?' in message
    assert 'no setting "nlp.encodr". Did you mean "encoder"?' in message
    assert '"nlp.threshold" input should be less than or equal to 1' in message


def test_broken_toml_says_where(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="line 1"):
        settings.read(_write(tmp_path, "seed = = 1"))


def test_the_template_with_every_line_taken_in_is_the_defaults(tmp_path: Path) -> None:
    lines = settings.template().splitlines()
    taken_in = [line.removeprefix("# ") if " = " in line else line for line in lines]
    path = _write(tmp_path, "\n".join(taken_in).replace("columns = {}", "columns = {}"))
    assert settings.read(path) == settings.Settings()
