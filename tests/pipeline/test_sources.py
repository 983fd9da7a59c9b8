from pathlib import Path

import pytest

from consult.errors import InputError
from consult.pipeline.folder import Folder
from consult.pipeline.sources import look_at, receive, received


def _file(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_a_file_is_kept_unchanged_under_its_hash_and_remembers_its_name(tmp_path: Path) -> None:
    (source,) = receive(Folder(tmp_path / "c"), [_file(tmp_path / "My export.CSV", "a,b")])
    assert source.path.name == f"{source.sha256}.csv"
    assert source.path.read_text(encoding="utf-8") == "a,b"
    assert received(Folder(tmp_path / "c"))[0].name == "My export.CSV"


def test_files_come_in_order_of_arrival_and_the_same_content_once(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "c")
    receive(folder, [_file(tmp_path / "z.csv", "1")])
    again = receive(folder, [_file(tmp_path / "copy.csv", "1"), _file(tmp_path / "a.csv", "2")])
    assert [source.name for source in again] == ["a.csv"]
    assert [source.name for source in received(folder)] == ["z.csv", "a.csv"]


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    for name in ("b.eml", "a.eml", ".hidden"):
        _file(tmp_path / "emails" / name, name)
    new = receive(Folder(tmp_path / "c"), [tmp_path / "emails"])
    assert [source.name for source in new] == ["emails/a.eml", "emails/b.eml"]


def test_files_put_into_raw_by_hand_count_and_keep_their_place_before_later_ones(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "c")
    _file(folder.raw / "by hand.csv", "1")
    assert [source.name for source in received(folder)] == ["by hand.csv"]
    receive(folder, [_file(tmp_path / "a.csv", "2")])
    assert [source.name for source in received(folder)] == ["by hand.csv", "a.csv"]


def test_every_missing_path_is_listed_and_nothing_is_received(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "c")
    paths = [_file(tmp_path / "a.csv", "1"), tmp_path / "x.csv", tmp_path / "y.csv"]
    with pytest.raises(InputError) as raised:
        receive(folder, paths)
    assert len(raised.value.problems) == 2
    assert received(folder) == ()


def test_a_source_that_vanished_is_named(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "c")
    (source,) = receive(folder, [_file(tmp_path / "a.csv", "1")])
    source.path.unlink()
    with pytest.raises(InputError, match=r"a\.csv"):
        received(folder)


def test_looking_at_files_copies_nothing(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", "1")
    assert look_at([path])[0].path == path
    assert list(tmp_path.iterdir()) == [path]
