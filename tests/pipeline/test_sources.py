import csv
import os
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

from consult.errors import InputError, UnreadableFile
from consult.ingest import SourceFile
from consult.pipeline.arrival import look_at
from consult.pipeline.folder import Folder
from consult.pipeline.sources import received, receiving


def _file(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def _receive(folder: Folder, *paths: Path) -> tuple[SourceFile, ...]:
    with receiving(folder, paths):
        pass
    return received(folder)


def _names(sources: Sequence[SourceFile]) -> list[str]:
    return [source.name for source in sources]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "c")


def test_a_file_is_kept_unchanged_under_its_hash_and_remembers_its_name(folder: Folder, tmp_path: Path) -> None:
    (source,) = _receive(folder, _file(tmp_path / "My export.CSV", "a,b"))
    assert source.path == folder.raw / f"{source.sha256}.csv"
    assert source.path.read_text(encoding="utf-8") == "a,b"
    assert source.name == "My export.CSV"


def test_files_come_in_order_of_arrival(folder: Folder, tmp_path: Path) -> None:
    _receive(folder, _file(tmp_path / "z.csv", "1"))
    assert _names(_receive(folder, _file(tmp_path / "a.csv", "2"))) == ["z.csv", "a.csv"]


def test_the_same_bytes_under_another_name_are_listed_and_kept_once(folder: Folder, tmp_path: Path) -> None:
    first, second = _receive(folder, _file(tmp_path / "ann" / "a.csv", "1"), _file(tmp_path / "ben" / "b.csv", "1"))
    assert (first.name, second.name) == ("a.csv", "b.csv")
    assert first.path == second.path


def test_two_people_may_give_the_same_bytes_the_same_name(folder: Folder, tmp_path: Path) -> None:
    both = [_file(tmp_path / "ann" / "form.csv", "1"), _file(tmp_path / "ben" / "form.csv", "1")]
    assert _names(_receive(folder, *both)) == ["form.csv", "form.csv"]


def test_the_same_file_given_again_is_no_news(folder: Folder, tmp_path: Path) -> None:
    paths = [_file(tmp_path / "ann" / "form.csv", "1"), _file(tmp_path / "ben" / "form.csv", "1")]
    assert _receive(folder, *paths) == _receive(folder, *paths, paths[0])


def test_a_folder_stands_for_the_files_in_it(folder: Folder, tmp_path: Path) -> None:
    for name in ("b.eml", "a.eml", "more/c.eml"):
        _file(tmp_path / "emails" / name, name)
    assert _names(_receive(folder, tmp_path / "emails")) == ["emails/a.eml", "emails/b.eml", "emails/more/c.eml"]


def test_hidden_files_and_folders_in_a_folder_are_listed_and_not_kept(folder: Folder, tmp_path: Path) -> None:
    for name in ("a.eml", ".DS_Store", "~$letter.docx", "Thumbs.db", ".git/config"):
        _file(tmp_path / "emails" / name, name)
    sources = _receive(folder, tmp_path / "emails")
    hidden = ["emails/.DS_Store", "emails/.git", "emails/Thumbs.db", "emails/~$letter.docx"]
    assert _names([source for source in sources if source.hidden]) == hidden
    assert sorted(path.suffix for path in folder.raw.iterdir()) == [".csv", ".eml"]
    assert received(folder) == sources


def test_a_hidden_file_that_is_named_itself_is_received(folder: Folder, tmp_path: Path) -> None:
    (source,) = _receive(folder, _file(tmp_path / ".answers.csv", "1"))
    assert not source.hidden


def test_everything_in_a_folder_that_cannot_be_received_is_listed(folder: Folder, tmp_path: Path) -> None:
    emails = tmp_path / "emails"
    _file(emails / "a.eml", "a")
    _file(tmp_path / "elsewhere" / "b.eml", "b")
    (emails / "dangling").symlink_to(tmp_path / "nowhere")
    (emails / "linked").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(emails / "pipe")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(emails / "socket"))
        with pytest.raises(InputError) as raised:
            _receive(folder, emails)
    assert sorted(Path(problem.file).name for problem in raised.value.problems) == [
        "dangling", "linked", "pipe", "socket",
    ]  # fmt: skip
    assert all(problem.remedy for problem in raised.value.problems)
    assert received(folder) == ()


def test_a_link_to_a_file_is_read_through(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "emails").mkdir()
    (tmp_path / "emails" / "a.eml").symlink_to(_file(tmp_path / "elsewhere.eml", "a"))
    (source,) = _receive(folder, tmp_path / "emails")
    assert not source.path.is_symlink()


def test_a_pipe_is_refused_before_anything_reads_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="Save its content as a file"):
        look_at([tmp_path / "pipe"])


def test_every_missing_path_and_empty_folder_is_listed_and_nothing_is_received(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as raised:
        _receive(folder, _file(tmp_path / "a.csv", "1"), tmp_path / "x.csv", tmp_path / "y.csv", tmp_path / "empty")
    assert len(raised.value.problems) == 3
    assert received(folder) == ()


def test_the_consultation_is_passed_over_in_a_folder_that_is_given_and_refused_itself(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "given" / "consultation")
    _file(folder.path / "consult.toml", "")
    _file(tmp_path / "given" / "a.csv", "1")
    assert _names(look_at([tmp_path / "given"], folder.path)) == ["given/a.csv"]
    _file(folder.raw / "b.csv", "2")
    for own in (folder.path, folder.raw, folder.raw / "b.csv"):
        with pytest.raises(InputError, match="the consultation's own"):
            look_at([own], folder.path)


@pytest.mark.parametrize("name", [b"caf\xe9.csv", b"two\nlines.csv", b"bell\x07.csv", "\u2028.csv".encode()])
def test_a_name_that_cannot_be_shown_is_received_with_a_sign_in_its_place(
    folder: Folder, tmp_path: Path, name: bytes
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"1")
    (source,) = _receive(folder, path)
    assert "\ufffd" in source.name
    assert source.name.isprintable()
    assert received(folder) == (source,)


@pytest.mark.parametrize(
    "name", ["a b.csv", "a'b\".csv", "a,b;c.csv", "a.b%20?#.csv", "naïve – “x”.csv", "x." + "y" * 99]
)
def test_any_other_name_is_kept_as_it_is(folder: Folder, tmp_path: Path, name: str) -> None:
    assert _names(_receive(folder, _file(tmp_path / name, "1"))) == [name]


def test_files_put_into_raw_by_hand_count_and_keep_their_place_before_later_ones(
    folder: Folder, tmp_path: Path
) -> None:
    _file(folder.raw / "by hand.csv", "1")
    assert _names(received(folder)) == ["by hand.csv"]
    assert _names(_receive(folder, _file(tmp_path / "a.csv", "2"))) == ["by hand.csv", "a.csv"]


def test_looking_into_raw_with_a_file_manager_changes_nothing(folder: Folder) -> None:
    _file(folder.raw / "emails" / "a.eml", "1")
    before = received(folder)
    _file(folder.raw / "emails" / ".DS_Store", "litter")
    assert received(folder) == before


def test_a_hidden_file_put_into_raw_by_hand_is_listed(folder: Folder, tmp_path: Path) -> None:
    _file(folder.raw / ".answers.csv", "1")
    sources = _receive(folder, _file(tmp_path / "a.csv", "2"))
    assert [(source.name, source.hidden) for source in sources] == [(".answers.csv", True), ("a.csv", False)]


@pytest.mark.parametrize("harm", ["removed", "changed"])
def test_a_source_that_is_not_what_was_received_is_named_and_put_back_when_given_again(
    folder: Folder, tmp_path: Path, harm: str
) -> None:
    path = _file(tmp_path / "a.csv", "1")
    (source,) = _receive(folder, path)
    source.path.unlink() if harm == "removed" else source.path.write_text("2", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.csv.*consult ingest"):
        received(folder)
    assert _receive(folder, path) == (source,)


@pytest.mark.parametrize(
    "content", ["name,answer\n1,2\n", "sha256,file,name\n1,../../etc/passwd,x\n", "", "\0\n\udcff"]
)
def test_a_file_of_that_name_that_is_no_list_of_ours_is_refused(folder: Folder, content: str) -> None:
    path = folder.raw / "sources.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    if content:
        with pytest.raises(InputError, match="give it another name"):
            received(folder)
    else:
        assert received(folder) == ()


def test_a_list_from_before_hidden_files_were_listed_is_read(folder: Folder, tmp_path: Path) -> None:
    sources = _receive(folder, _file(tmp_path / "a.csv", "1"))
    path = folder.raw / "sources.csv"
    rows = [row[:3] for row in csv.reader(path.read_text(encoding="utf-8").splitlines())]
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    assert received(folder) == sources


def test_what_cannot_be_used_is_not_received_and_the_error_says_so(folder: Folder, tmp_path: Path) -> None:
    before = _receive(folder, _file(tmp_path / "a.csv", "1"))
    late = _file(tmp_path / "late.csv", "2")
    with pytest.raises(UnreadableFile, match=r"nothing was received from late\.csv"), receiving(folder, [late]):
        raise UnreadableFile("late.csv is damaged")
    assert received(folder) == before
    assert sorted(path.name for path in folder.raw.iterdir()) == sorted([before[0].path.name, "sources.csv"])


def test_looking_at_files_copies_nothing(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", "1")
    assert look_at([path])[0].path == path
    assert list(tmp_path.iterdir()) == [path]
