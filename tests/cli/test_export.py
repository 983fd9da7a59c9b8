"""`consult export` writes where it is told to; on standard output there is the table and nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from consult.pipeline.folder import Folder
from tests.cli.command import consult


@pytest.fixture(scope="module")
def ledger(done: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("exports")
    path = folder / "ledger.csv"
    own = shutil.copytree(done, folder / "consultation")  # a run is recorded in it
    assert consult("export", own, "ledger", "--to", path).stdout.endswith(f" rows: {path}\n")
    return path.read_bytes()


def test_standard_output_gets_the_table_alone(finished: Folder, ledger: bytes) -> None:
    done = consult("export", finished.path, "ledger", "--to", "-")
    assert done.stdout.encode() == ledger
    assert " rows: -" in done.stderr


def test_a_file_that_standard_output_goes_to_gets_the_table_alone(
    finished: Folder, ledger: bytes, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "consult", "export", str(finished.path), "ledger", "--to", "/dev/stdout"]
    with (tmp_path / "ledger.csv").open("wb") as file:
        subprocess.run(command, stdout=file, check=True)  # noqa: S603  # our own command
    assert (tmp_path / "ledger.csv").read_bytes() == ledger
