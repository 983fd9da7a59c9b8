import os
import struct
import zlib
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from consult import archive
from consult.errors import UnreadableFile, UnsafeFile

LIMIT = archive.Limit(2_000, "Raise the limit.")
SMALL = archive.Limit(1, "Raise the limit.")


def zipped(path: Path, *members: tuple[str, bytes], method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def test_members_unpack_to_what_was_packed(tmp_path: Path) -> None:
    content = os.urandom(3_000_000) + bytes(3_000_000)
    opened = archive.open_archive(zipped(tmp_path / "a.zip", ("one", content), ("two", b"")), LIMIT)
    assert opened.content("one") == content
    assert opened.content("two") == opened.content("absent") == b""


def test_an_archive_that_unpacks_to_more_than_allowed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeFile, match="unpacks to 3 MB"):
        archive.open_archive(zipped(tmp_path / "a.zip", ("a", os.urandom(3_000_000))), SMALL)


def test_an_archive_that_unpacks_out_of_proportion_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeFile, match=r"times its size\. It looks like a ZIP bomb"):
        archive.open_archive(zipped(tmp_path / "a.zip", ("a", bytes(60_000_000))), LIMIT)


def test_an_archive_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    members = [(str(number), b"") for number in range(10_001)]
    with pytest.raises(UnsafeFile, match="holds 10,001 parts"):
        archive.open_archive(zipped(tmp_path / "a.zip", *members), LIMIT)


def directory_entry(data: bytearray) -> int:
    return data.rindex(b"PK\x01\x02")


def test_parts_that_lie_on_top_of_each_other_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", b"x" * 5_000), ("b", b"y" * 5_000))
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, directory_entry(data) + 42, 0)
    path.write_bytes(data)
    with pytest.raises(UnsafeFile, match="on top of each other"):
        archive.open_archive(path, LIMIT)


def test_a_part_that_says_it_is_small_and_is_not_is_caught_while_it_unpacks(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", bytes(5_000_000)))
    data = bytearray(path.read_bytes())
    struct.pack_into("<II", data, directory_entry(data) + 16, zlib.crc32(bytes(10)), len(data) - 200)
    struct.pack_into("<I", data, directory_entry(data) + 24, 10)
    path.write_bytes(data)
    opened = archive.open_archive(path, LIMIT)
    with pytest.raises((UnsafeFile, UnreadableFile)):
        opened.content("a")


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="two parts of one name"):
        archive.open_archive(zipped(tmp_path / "a.zip", ("a.xml", b"x"), ("A.xml", b"y")), LIMIT)


def test_a_damaged_part_is_caught_by_its_checksum(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", b"x" * 50), method=0)
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="checksum"):
        archive.open_archive(path, LIMIT).content("a")


def test_an_archive_cut_short_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", os.urandom(5_000)))
    path.write_bytes(path.read_bytes()[:4_000])
    with pytest.raises(UnreadableFile, match="cut short or damaged"):
        archive.open_archive(path, LIMIT)


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", b"x" * 50))
    data = bytearray(path.read_bytes())
    data[directory_entry(data) + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"protected by a password\. Save a copy without"):
        archive.open_archive(path, LIMIT)


def test_a_method_that_office_programs_do_not_use_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="packed by a method"):
        archive.open_archive(zipped(tmp_path / "a.zip", ("a", b"x" * 50), method=ZIP_BZIP2), LIMIT)
