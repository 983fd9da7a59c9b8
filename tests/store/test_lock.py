import subprocess
import sys
import time
from pathlib import Path

import pytest

from consult.errors import ConsultationBusy
from consult.store import hold

_HOLDER = (
    "import sys, time; from pathlib import Path; from consult.store import hold\n"
    "with hold(Path(sys.argv[1]), 'tag', 0):\n    print('held', flush=True)\n    time.sleep(float(sys.argv[2]))\n"
)


def _holder(folder: Path, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _HOLDER, str(folder), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own script
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_told_who_holds_the_consultation(tmp_path: Path) -> None:
    with _holder(tmp_path, 30) as holder:
        with (
            pytest.raises(ConsultationBusy, match=f"process {holder.pid} of .* is doing `consult tag`"),
            hold(tmp_path, "run", 0),
        ):
            pass
        holder.kill()


def test_a_second_process_waits_its_turn(tmp_path: Path) -> None:
    with _holder(tmp_path, 0.5), hold(tmp_path, "run", 30):
        assert (tmp_path / "lock.json").exists()


def test_a_killed_holder_frees_the_consultation(tmp_path: Path) -> None:
    with _holder(tmp_path, 60) as holder:
        holder.kill()
        holder.wait()
        began = time.monotonic()
        with hold(tmp_path, "run", 5):
            assert time.monotonic() - began < 5
