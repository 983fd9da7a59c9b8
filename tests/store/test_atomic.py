import os
import stat
import threading
from pathlib import Path

import pytest

from consult.errors import StoreError
from consult.store import atomic, write_bytes


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o600)
    before = path.stat().st_ino
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_ino != before
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "a.csv", tmp_path / "link.csv"
    link.symlink_to(target)
    for content in (b"first", b"second"):
        write_bytes(link, content)
        assert link.is_symlink()
        assert target.read_bytes() == content


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_bytes(pipe, b"a,b")
    reader.join()
    assert got == [b"a,b"]
    assert pipe.is_fifo()


def test_a_device_is_written_to() -> None:
    write_bytes(Path("/dev/null"), b"a,b")
    assert Path("/dev/null").is_char_device()


def test_a_name_as_long_as_a_name_may_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + ".csv")
    write_bytes(path, b"a")
    assert path.read_bytes() == b"a"


@pytest.mark.parametrize("place", ["folder", "file/under.csv", "x" * 300])
def test_a_place_that_cannot_be_written_says_what_to_do(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"cannot write .*\. (A f|Give)"):
        write_bytes(tmp_path / place, b"a")
    assert {path.name for path in tmp_path.iterdir()} == {"folder", "file"}


def test_only_what_was_left_half_done_here_is_removed(tmp_path: Path) -> None:
    ours, theirs = tmp_path / ".a.csv.17.consult.tmp", tmp_path / ".theirs.17.tmp"
    for path in (ours, theirs):
        path.touch()
    atomic.remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [theirs]
