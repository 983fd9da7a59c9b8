import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from consult.errors import DamagedStage, DiskFull, StoreError
from consult.store import Stage, atomic
from consult.tables import Texts


def _texts(*ids: str) -> pd.DataFrame:
    return Texts.of({"text_id": one, "text": f"text {one}", "language": "en", "n_words": 2} for one in ids)


def test_what_is_written_is_read_back_in_part_order(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "tag", "abc")
    stage.write("part-b", {"texts": _texts("b")})
    stage.write("part-a", {"texts": _texts("a")})
    assert stage.parts == ("part-a", "part-b")
    assert stage.read("texts", Texts)["text_id"].tolist() == ["a", "b"]


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        Stage(tmp_path, name, "abc").write("all", {"texts": _texts("a", "b")})
    one, two = (tmp_path / f"{name}@abc" / "all" / "texts.parquet" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_stage_that_is_gone_is_no_empty_table(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Run the verb again"):
        Stage(tmp_path, "tag", "abc").read("texts", Texts)


def test_a_finished_part_is_never_written_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "tag", "abc")
    stage.write("all", {"texts": _texts("a")})
    stage.write("all", {"texts": _texts("z")})
    assert stage.read("texts", Texts)["text_id"].tolist() == ["a"]


def test_a_part_that_is_forgotten_can_be_derived_anew(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "tag", "abc")
    for part in ("a", "b"):
        stage.write(part, {"texts": _texts(part)})
    stage.forget("a")
    assert stage.parts == ("b",)
    assert sorted(path.name for path in stage.folder.iterdir()) == ["b"]
    stage.write("a", {"texts": _texts("z")})
    assert stage.read("texts", Texts)["text_id"].tolist() == ["z", "b"]


@pytest.mark.parametrize("harm", ["flip", "truncate", "remove"])
def test_a_damaged_part_is_named_and_not_believed(tmp_path: Path, harm: str) -> None:
    stage = Stage(tmp_path, "tag", "abc")
    stage.write("all", {"texts": _texts("a")})
    path = stage.folder / "all" / "texts.parquet"
    content = path.read_bytes()
    changed = {"flip": content[:50] + bytes([content[50] ^ 1]) + content[51:], "truncate": content[:-9]}
    path.unlink() if harm == "remove" else path.write_bytes(changed[harm])
    with pytest.raises(DamagedStage, match="Delete the folder tag@abc"):
        stage.read("texts", Texts)


def test_a_full_disk_leaves_no_half_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path, "tag", "abc")
    stage.write("part-a", {"texts": _texts("a")})

    def no_room(path: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic, "_sync", no_room)
    with pytest.raises(DiskFull, match="run the same command again"):
        stage.write("part-b", {"texts": _texts("b")})
    assert stage.parts == ("part-a",)
    assert [path.name for path in stage.folder.iterdir()] == ["part-a"]


def test_a_process_killed_while_writing_leaves_only_whole_parts(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from consult.store import Stage; from consult.tables import Texts\n"
        "stage = Stage(Path(sys.argv[1]), 'tag', 'abc')\n"
        "rows = [dict(text_id=str(n), text='word ' * 40, language='en', n_words=40) for n in range(20_000)]\n"
        "table = Texts.of(rows)\n"
        "for n in range(10_000):\n    stage.write(f'part-{n:05}', {'texts': table})\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)])  # noqa: S603  # our own script
    stage = Stage(tmp_path, "tag", "abc")
    deadline = time.monotonic() + 60
    while len(stage.parts) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(stage.parts) >= 3
    assert all(len(table) == 20_000 for table in stage.each("texts"))
    atomic.remove_leftovers(stage.folder)
    assert all(path.name.startswith("part-") for path in stage.folder.iterdir())


def test_other_fingerprints_of_a_stage_are_forgotten(tmp_path: Path) -> None:
    for fingerprint in ("old", "new"):
        Stage(tmp_path, "clean", fingerprint).write("all", {"texts": _texts("a")})
    Stage(tmp_path, "clean", "new").forget_others()
    assert [path.name for path in tmp_path.iterdir()] == ["clean@new"]
