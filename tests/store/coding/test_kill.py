"""A process that is killed while it keeps decisions loses none that it said were kept, on a file and on a server."""

import os
import signal
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from consult.store import Database
from consult.store.coding import Reading, readings, save

_FROM = get_context("forkserver")
_FROM.set_forkserver_preload(["tests.pipeline.warm"])
_KILLS = 10


def _keep(url: str, first: int, said: Path) -> None:
    """Keep one decision after another, and say of each that it is kept when it is."""
    database = Database(url)
    with said.open("ab", buffering=0) as file:
        for n in range(first, first + 10_000):
            save(database, [Reading(f"a{n}", "Ada", {"skills": frozenset()}, frozenset({"tax"}))], "Eve")
            file.write(f"a{n}\n".encode())


def _killed(url: str, first: int, said: Path, after: int) -> None:
    """Let a process keep some decisions, and kill it wherever it is then."""
    before = len(_said(said))
    process = _FROM.Process(target=_keep, args=(url, first, said))
    process.start()
    deadline = time.monotonic() + 60
    while len(_said(said)) < before + after and time.monotonic() < deadline:
        time.sleep(0.001)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL


def _said(said: Path) -> list[str]:
    return said.read_text().splitlines() if said.exists() else []


@pytest.mark.slow
def test_no_decision_is_lost_and_the_record_is_whole_however_often_the_process_is_killed(
    url: str, tmp_path: Path
) -> None:
    said = tmp_path / "said.txt"
    for kill in range(_KILLS):
        _killed(url, kill * 10_000, said, after=1 + kill % 4)
    database = Database(url)
    kept, events, whole = readings(database), database.events(), database.chain_is_whole()
    database.close()
    assert whole
    assert len(_said(said)) >= _KILLS
    assert set(_said(said)) <= {one.answer_id for one in kept}
    assert len(kept) == len(events) <= len(_said(said)) + _KILLS
    assert all((dict(one.coded), one.against) == ({"skills": frozenset()}, {"tax"}) for one in kept)
