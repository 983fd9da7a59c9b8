import json
from pathlib import Path

import pytest

from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from tests.cli.command import consult


@pytest.fixture
def codings(finished: Folder, tmp_path: Path) -> Path:
    answers = sorted(run(finished, "tag").view.read_answers()["answer_id"])
    rows = [f"{one},planning,{coder}," for at, one in enumerate(answers) for coder in ("ann", "bob")[: 1 + at % 2]]
    rows += [f"{one},," + coder + "," for one in answers for coder in ("ann", "bob")]
    path = tmp_path / "codings.csv"
    path.write_text("\n".join(["answer_id,theme_id,coder_id,value", *rows]) + "\n", encoding="utf-8")
    return path


def test_a_person_sees_each_theme_with_its_base_and_what_to_do(finished: Folder, codings: Path, tmp_path: Path) -> None:
    done = consult("agree", finished.path, codings, "--disagreements", tmp_path / "list.csv")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "coders: ann / bob"
    assert any(line.split()[:2] == ["Planning", "7"] for line in lines)
    assert any(line.split()[:2] == ["all", "7"] for line in lines)
    assert "…" not in done.stdout
    assert any("code more answers before judging it" in line for line in lines)
    assert lines[-1] == f"4 rows: {tmp_path / 'list.csv'}"
    assert (tmp_path / "list.csv").read_text(encoding="utf-8-sig").startswith("theme_id,theme,question_id,answer_id")


def test_a_program_gets_one_object(finished: Folder, codings: Path) -> None:
    told = json.loads(consult("agree", finished.path, codings, "--json").stdout)
    (theme,) = told["themes"]
    assert (theme["theme_id"], theme["n"], theme["positives"]["bob"]) == ("planning", 7, {"coded": 3, "seen": 7})
    assert theme["percent"]["value"] == round(3 / 7, 4)
    assert set(theme["untold"]) == {"kappa"}
    assert theme["kappa"] == {"value": None, "low": None, "high": None}
    assert (told["no_row"], told["n_disagreements"]) == ("seen_not_coded", 4)


def test_a_folder_in_which_nobody_has_coded_is_told_what_to_do(finished: Folder) -> None:
    done = consult("agree", finished.path)
    assert done.returncode == 6
    assert "consult code assign" in done.stderr
