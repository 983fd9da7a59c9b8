import csv
from collections import Counter
from pathlib import Path

import pytest

from data.invest2035.build.__main__ import main
from data.invest2035.build.material import CONSULTATION
from data.invest2035.build.sample import make
from tests.sample.conftest import Committed, read


def contents(folder: Path) -> dict[str, bytes]:
    found = {}
    for part in ("raw", "gold"):
        for path in sorted((folder / part).rglob("*")):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Committed:
    folder = tmp_path_factory.mktemp("larger")
    make(folder, answers=6_000, seed=5, files=False)
    return read(folder)


def test_the_committed_sample_is_what_the_generator_writes(tmp_path: Path) -> None:
    make(tmp_path)
    again, here = contents(tmp_path), contents(CONSULTATION)
    differing = sorted(name for name in again.keys() | here.keys() if again.get(name) != here.get(name))
    assert not differing, "run `python -m data.invest2035.build` and commit what it writes"


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 9), ("b", 9), ("c", 10)):
        make(tmp_path / name, respondents=40, seed=seed)
    first, second, third = (contents(tmp_path / name) for name in "abc")
    assert first == second
    assert first["raw/survey.csv"] != third["raw/survey.csv"]


def test_as_many_answers_as_asked_for(larger: Committed) -> None:
    previews = {one["row"] for one in larger.gold["respondents"] if one["preview"] == "True"}
    filled = [one for one in larger.gold["answers"] if one["status"] != "blank" and one["row"] not in previews]
    assert len(filled) == 6_000


def test_hardly_any_two_longer_answers_are_the_same_outside_campaigns(larger: Committed) -> None:
    texts = larger.texts()
    longer = [
        texts[one["source"], one["row"], one["question"]]
        for one in larger.gold["answers"]
        if not one["campaign"] and int(one["n_words"]) > 20 and "resubmitted" not in one["flags"]
    ]
    assert len(set(longer)) / len(longer) > 0.98


def test_no_sentence_is_in_more_than_three_answers_in_two_hundred(larger: Committed) -> None:
    own = {(one["row"], one["question"]) for one in larger.gold["answers"] if not one["campaign"]}
    sentences = Counter(one["sentence"] for one in larger.gold["codings"] if (one["row"], one["question"]) in own)
    assert sentences.most_common(1)[0][1] / len(own) < 0.015


def test_gold_and_files_can_be_left_out(tmp_path: Path) -> None:
    made = make(tmp_path, respondents=5, files=False, gold=False)
    assert sorted(contents(tmp_path)) == ["raw/survey.csv"]
    assert made.n_rows == 5


def test_the_command_writes_to_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--to", str(tmp_path), "--answers", "300", "--no-emails"]) == 0
    assert "300 answers" in capsys.readouterr().out
    with (tmp_path / "raw" / "survey.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) > 20


def test_a_size_without_a_folder_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--answers", "300"])
    assert "--to" in capsys.readouterr().err
