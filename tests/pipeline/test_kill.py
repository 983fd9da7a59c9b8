"""A process may be stopped or killed at any moment; the same command again ends with the bytes of one that was not."""

import os
import shutil
import signal
from itertools import count
from pathlib import Path

import pytest

from consult.errors import ConsultationBusy
from consult.pipeline.create import create
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from consult.pipeline.sources import received
from consult.store import hold
from tests.consultation import write_rows
from tests.pipeline.stopping import stopped

_LATE = [["106", "Flo Specimen", "flo@example.org", "University", "Data cannot be shared.", ""]]


def _bytes(folder: Folder) -> dict[str, bytes]:
    """Everything in a consultation but its record of runs."""
    files = [path for path in folder.path.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(folder.path)): path.read_bytes()
        for path in sorted(files)
        if not path.name.startswith(("consult.db", "lock"))
    }


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    return [write_rows(tmp_path / "export.csv"), write_rows(tmp_path / "late.csv", _LATE)]


def test_a_consultation_killed_at_any_step_of_its_making_is_completed_by_the_same_call(
    tmp_path: Path, exports: list[Path]
) -> None:
    path = tmp_path / "consultation"
    expected = _bytes(create(path, exports))
    for step in count(1, 2):
        shutil.rmtree(path)
        if stopped(step, path, create, path, exports) == 0 or (path / "questionnaire.yaml").exists():
            break
        assert _bytes(create(path, exports)) == expected
    assert _bytes(Folder(path)) == expected
    assert step > 20


def test_a_late_file_killed_at_any_step_is_received_by_the_same_call(done: Path, exports: list[Path]) -> None:
    def again() -> Folder:
        path = exports[0].parent / "consultation"
        shutil.rmtree(path, ignore_errors=True)
        return Folder(Path(shutil.copytree(done, path)))

    folder = again()
    run(folder, "ingest", exports[1:])
    expected = _bytes(folder)
    for step in count(1, 7):
        folder = again()
        if stopped(step, folder.path, run, folder, "ingest", exports[1:]) == 0:
            break
        assert [source.name for source in received(folder)][:1] == ["export.csv"]
        run(folder, "ingest", exports[1:])
        assert _bytes(folder) == expected
    assert step > 20


def test_a_run_killed_at_many_steps_resumes_to_identical_bytes(made: Path, done: Path, tmp_path: Path) -> None:
    expected = _bytes(Folder(done))
    for step in count(1, 17):
        folder = Folder(Path(shutil.copytree(made, tmp_path / str(step))))
        if stopped(step, folder.path, run, folder) == 0:
            break
        run(folder)
        assert _bytes(folder) == expected
    assert step > 40


@pytest.mark.parametrize("step", [3, 15, 30, 45])
def test_ctrl_c_keeps_what_is_finished(consultation: Folder, done: Path, step: int) -> None:
    assert stopped(step, consultation.path, run, consultation, how=signal.SIGINT) == 130
    run(consultation)
    assert _bytes(consultation) == _bytes(Folder(done))


def test_a_second_verb_is_told_who_is_at_work(consultation: Folder) -> None:
    with (
        hold(consultation.derived, "tag", 0),
        pytest.raises(ConsultationBusy, match=f"process {os.getpid()} of .* is doing `consult tag`"),
    ):
        run(consultation, wait=0)
