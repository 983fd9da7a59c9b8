"""CPU seconds, wall seconds and peak memory of one command, each in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one process cost: `cpu` and `wall` in seconds, `memory` as the peak resident size in MB."""

    cpu: float
    wall: float
    memory: float
    output: dict[str, object]

    def __str__(self) -> str:
        return f"{self.cpu:8.1f} CPU s {self.wall:8.1f} wall s {self.memory:7.0f} MB"


def cost_of(*arguments: str, cwd: Path | None = None) -> Cost:
    """Run `python ARGUMENTS…` and return what it cost; its last line of output is JSON where it begins with {."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as captured:
        process = subprocess.Popen([sys.executable, *arguments], stdout=captured, cwd=cwd)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        captured.seek(0)
        lines = captured.read().decode().strip().splitlines()
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    output = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    # Linux counts the peak in KiB, macOS in bytes
    scale = 1024**2 if sys.platform == "darwin" else 1024
    wall = time.perf_counter() - began
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / scale, output)


def consult(*arguments: str) -> Cost:
    """Run a verb of the command line with `--json`."""
    return cost_of("-m", "consult", *arguments, "--json")
