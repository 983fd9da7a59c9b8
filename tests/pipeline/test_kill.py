"""A process may be stopped or killed at any moment; the next run ends with the bytes of one that was not."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from consult.pipeline.folder import Folder
from consult.pipeline.run import run


def _start(folder: Folder) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "consult", "run", str(folder.path)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603  # our own command


def _wait_for(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while not condition() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)


def _bytes(folder: Folder) -> dict[str, bytes]:
    run(folder)
    report = folder.out / "report.html"
    parquet = sorted(folder.derived.rglob("*.parquet"))
    return {str(p.relative_to(folder.path)): p.read_bytes() for p in [report, *parquet]}


@pytest.mark.parametrize("stage", ["ingest", "clean", "tag"])
def test_a_run_killed_in_any_stage_resumes_to_identical_bytes(consultation: Folder, twin: Folder, stage: str) -> None:
    process = _start(consultation)
    _wait_for(lambda: any(consultation.derived.glob(f"{stage}@*/*")), process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert _bytes(consultation) == _bytes(twin)


def test_ctrl_c_says_that_the_work_is_kept(consultation: Folder, twin: Folder) -> None:
    process = _start(consultation)
    _wait_for(lambda: any(consultation.derived.glob("ingest@*")), process)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert b"run the same command again" in errors
    assert _bytes(consultation) == _bytes(twin)


def test_a_second_process_is_told_who_is_at_work(consultation: Folder, tmp_path: Path) -> None:
    process = _start(consultation)
    _wait_for((consultation.derived / "lock.json").exists, process)
    command = [sys.executable, "-m", "consult", "tag", str(consultation.path), "--wait", "0"]
    second = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # our own command
    process.kill()
    process.communicate()
    assert second.returncode == 7
    assert f"process {process.pid}".encode() in second.stderr
