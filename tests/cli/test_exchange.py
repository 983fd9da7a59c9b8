import json
from pathlib import Path

from consult.pipeline.folder import Folder
from tests.cli.command import consult


def test_a_person_writes_a_project_and_looks_at_it_before_taking_it_in(finished: Folder, tmp_path: Path) -> None:
    project, back = tmp_path / "team.qdpx", tmp_path / "back.csv"
    done = consult("code", "export", finished.path, project)
    assert done.returncode == 0, done.stderr
    assert "7 answers, 7 codings by ensemble@1." in done.stdout
    assert "for the team" in done.stdout
    looked = consult("code", "import", finished.path, project, "--with-model")
    assert looked.stdout.splitlines() == [
        "ensemble@1: 7 codings of 6 answers",
        "Nothing was written: name a new file with --to.",
    ]
    told = json.loads(consult("code", "import", finished.path, project, "--to", back, "--json").stdout)
    assert told == {"file": str(back), "notes": [], "codings": {}, "left_out_of_a_model": 7}
    assert back.read_text(encoding="utf-8-sig").startswith("answer_id,respondent_id,question_id,theme_id")


def test_a_code_book_is_shown_as_what_it_would_change(finished: Folder, tmp_path: Path) -> None:
    told = json.loads(consult("code", "export", finished.path, tmp_path / "book.qdc", "--json").stdout)
    assert told["files"] == [str(tmp_path / "book.qdc")]
    text = (tmp_path / "book.qdc").read_text(encoding="utf-8").replace(">What energy costs.<", ">Its price.<")
    (tmp_path / "book.qdc").write_text(text, encoding="utf-8")
    looked = consult("code", "import", finished.path, tmp_path / "book.qdc")
    assert looked.stdout.splitlines()[0] == "changed: energy (Energy)"


def test_what_belongs_to_sheets_is_refused_for_other_files(finished: Folder, tmp_path: Path) -> None:
    assert consult("code", "import", finished.path, tmp_path / "team.qdpx", "--apply").returncode == 2
    done = consult("code", "import", finished.path, tmp_path / "team.qdpx")
    assert (done.returncode, "there is no such file" in done.stderr) == (6, True)
