import json
from pathlib import Path

from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from consult.pipeline.team.work import Team
from tests.cli.command import consult
from tests.pipeline.team.coder import changed


def _assigned(folder: Folder, tmp_path: Path) -> list[Path]:
    sample = tmp_path / "sample.csv"
    consult("code", "sample", folder.path, "--n", "50", "--to", sample)
    done = consult(
        "code", "assign", folder.path, "--sample", sample, "--coder", "Ann Example", "--coder", "Ben Example",
        "--to", tmp_path / "sheets",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return sorted((tmp_path / "sheets").iterdir())


def test_a_person_assigns_takes_in_and_looks_how_far_the_team_is(finished: Folder, tmp_path: Path) -> None:
    ann, ben = _assigned(finished, tmp_path)
    assert (ann.name[:12], ben.suffix) == ("ann-example-", ".xlsx")
    changed(ann, lambda row: {"Theme 1": "Skills"})
    n = len(Team(run(finished, "tag").view).derived.read_answers())
    tried = consult("code", "import", finished.path, ann)
    assert f"{n} rows = {n} new + 0 changed + 0 kept already + 0 not coded yet" in tried.stdout
    assert "add --apply" in tried.stdout
    done = consult("code", "import", finished.path, ann, ben, "--apply", "--as", "Eve")
    assert f"{n} decisions kept by Eve." in done.stdout
    told = json.loads(consult("code", "status", finished.path, "--json").stdout)
    assert [(one["coder"], one["coded"], one["waiting"]) for one in told["shares"]] == [
        ("Ann Example", n, 0),
        ("Ben Example", 0, n),
    ]
    assert "Ben Example" in consult("code", "status", finished.path).stdout


def test_a_wrong_sheet_ends_with_its_own_exit_code_and_every_place(finished: Folder, tmp_path: Path) -> None:
    ann, _ = _assigned(finished, tmp_path)
    changed(ann, lambda row: {"Theme 1": "Skils"})
    done = consult("code", "import", finished.path, ann, "--apply")
    assert done.returncode == 6
    assert f'{ann.name}, row 4, column "Theme 1"' in done.stderr


def test_a_team_that_has_not_begun_is_told_how(finished: Folder) -> None:
    assert "consult code assign" in consult("code", "status", finished.path).stdout


def test_a_sheet_is_written_again_as_csv(finished: Folder, tmp_path: Path) -> None:
    _assigned(finished, tmp_path)
    done = consult("code", "sheet", finished.path, "--coder", "Ben Example", "--to", tmp_path / "ben.csv", "--json")
    assert json.loads(done.stdout)["n"] > 0
    assert (tmp_path / "ben.csv").read_text(encoding="utf-8-sig").startswith("Answer,Assignment,Version,Seal,Question")


def test_a_team_settles_what_it_differs_about(finished: Folder, tmp_path: Path) -> None:
    ann, ben = _assigned(finished, tmp_path)
    changed(ann, lambda row: {"Theme 1": "Skills"})
    changed(ben, lambda row: {"No theme": "yes"})
    consult("code", "import", finished.path, ann, ben, "--apply")
    agreed = json.loads(consult("agree", finished.path, "--json").stdout)
    assert (agreed["coders"], agreed["n_disagreements"]) == (
        ["Ann Example", "Ben Example"],
        agreed["overall"]["n_answers"],
    )
    done = consult("adjudicate", finished.path, "--sheet", tmp_path / "disputes.xlsx")
    assert done.stdout.startswith(f"{agreed['n_disagreements']} disagreements: ")
    told = json.loads(consult("adjudicate", finished.path, "--from", tmp_path / "disputes.xlsx", "--json").stdout)
    assert told == {"applied": False, "decisions": 0, "unchanged": 0}
    assert consult("adjudicate", finished.path).returncode == 2
