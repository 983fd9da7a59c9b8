import csv
import json
from pathlib import Path

import pytest

from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from tests.cli.command import consult
from tests.pipeline.audit import as_said, rewritten, sheet
from tests.pipeline.coded import make_many


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = make_many(tmp_path_factory.mktemp("many"))
    run(folder, "tag")
    return folder


@pytest.fixture
def audit(many: Folder, tmp_path: Path) -> Path:
    path = tmp_path / "audit.csv"
    done = consult("code", "sample", many.path, "--n", "40", "--seed", "7", "--to", path)
    assert done.stdout.splitlines()[0] == f"40 answers drawn: {path}"
    return rewritten(path, lambda row: row | {"themes": as_said(row)})


def test_a_sheet_says_how_it_was_drawn(audit: Path) -> None:
    rows = sheet(audit)
    assert list(rows[0]) == ["answer_id", "question_id", "question", "text", "themes", "drawn"]
    assert {row["drawn"] for row in rows} == {"simple random, seed 7, question all, learned from none"}


def test_a_sheet_is_never_written_over_since_somebody_may_have_filled_it_in(many: Folder, audit: Path) -> None:
    before = audit.read_bytes()
    done = consult("code", "sample", many.path, "--n", "5", "--to", audit)
    assert (done.returncode, audit.read_bytes()) == (6, before)
    assert "is there already" in done.stderr


def test_a_person_sees_counts_with_intervals_bases_and_words(many: Folder, audit: Path, tmp_path: Path) -> None:
    done = consult("estimate", many.path, audit, "--to", tmp_path / "estimates.csv")
    assert done.returncode == 0, done.stderr
    assert "All answers: 60 answers, 40 audited" in done.stdout
    (skills,) = (line for line in done.stdout.splitlines() if line.strip().startswith("Skills"))
    assert "[" in skills
    with (tmp_path / "estimates.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["theme"] for row in rows if row["by"] == "all"] == ["Energy", "Skills"]


def test_a_program_gets_one_object(many: Folder, audit: Path) -> None:
    told = json.loads(consult("estimate", many.path, audit, "--json").stdout)
    (energy, skills) = (row for row in told["estimates"] if row["by"] == "all")
    assert told["n_audited"] == skills["audited"] == 40
    assert skills["low"] <= skills["corrected"] <= skills["high"]
    assert energy["found"] + skills["found"] == 40
    assert skills["difference_low"] < skills["difference_share"] < skills["difference_high"]


def test_a_sheet_that_is_no_random_sample_ends_with_its_own_exit_code(many: Folder, audit: Path) -> None:
    rewritten(audit, lambda row: row | {"drawn": ""})
    done = consult("estimate", many.path, audit)
    assert done.returncode == 6
    assert "must be a random one" in done.stderr
