import os
import struct
import zlib
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from consult.errors import SettingsError, UnreadableFile, UnsafeFile
from consult.ingest import safety
from consult.ingest.spreadsheet import compound
from consult.settings import IngestSettings
from tests.ingest.readers.compound_by_hand import compound as written

SETTINGS = IngestSettings()
SMALL = IngestSettings(max_file_megabytes=1)


def zipped(path: Path, *members: tuple[str, bytes], method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def test_a_file_gives_its_size(tmp_path: Path) -> None:
    (path := tmp_path / "a.csv").write_bytes(b"id\n")
    assert safety.check_file(path, SETTINGS) == 3


def test_a_missing_file_a_folder_and_an_empty_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for name, complaint in (
        ("absent.csv", "cannot be found"),
        ("", "this is a folder"),
        ("empty.csv", r"empty \(0 bytes\)"),
    ):
        with pytest.raises(UnreadableFile, match=complaint):
            safety.check_file(tmp_path / name, SETTINGS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are made so on Unix only")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(path := tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="a device or a pipe"):
        safety.check_file(path, SETTINGS)


def test_a_file_larger_than_the_settings_allow_names_the_setting(tmp_path: Path) -> None:
    (path := tmp_path / "a.csv").write_bytes(b"x" * 1_000_001)
    with pytest.raises(UnsafeFile, match=r"1 MB, more than the 1 MB allowed.*max_file_megabytes"):
        safety.check_file(path, SMALL)


def test_members_unpack_to_what_was_packed(tmp_path: Path) -> None:
    content = os.urandom(3_000_000) + bytes(3_000_000)
    archive = safety.open_archive(zipped(tmp_path / "a.zip", ("one", content), ("two", b"")), SETTINGS)
    assert archive.content("one") == content
    assert archive.content("two") == archive.content("absent") == b""


def test_an_archive_that_unpacks_to_more_than_allowed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeFile, match="unpacks to 3 MB"):
        safety.open_archive(zipped(tmp_path / "a.zip", ("a", os.urandom(3_000_000))), SMALL)


def test_an_archive_that_unpacks_out_of_proportion_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeFile, match=r"times its size\. It looks like a ZIP bomb"):
        safety.open_archive(zipped(tmp_path / "a.zip", ("a", bytes(60_000_000))), SETTINGS)


def test_an_archive_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    members = [(str(number), b"") for number in range(10_001)]
    with pytest.raises(UnsafeFile, match="holds 10,001 parts"):
        safety.open_archive(zipped(tmp_path / "a.zip", *members), SETTINGS)


def directory_entry(data: bytearray) -> int:
    return data.rindex(b"PK\x01\x02")


def test_parts_that_lie_on_top_of_each_other_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", b"x" * 5_000), ("b", b"y" * 5_000))
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, directory_entry(data) + 42, 0)
    path.write_bytes(data)
    with pytest.raises(UnsafeFile, match="on top of each other"):
        safety.open_archive(path, SETTINGS)


def test_a_part_that_says_it_is_small_and_is_not_is_caught_while_it_unpacks(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", bytes(5_000_000)))
    data = bytearray(path.read_bytes())
    struct.pack_into("<II", data, directory_entry(data) + 16, zlib.crc32(bytes(10)), len(data) - 200)
    struct.pack_into("<I", data, directory_entry(data) + 24, 10)
    path.write_bytes(data)
    archive = safety.open_archive(path, SETTINGS)
    with pytest.raises((UnsafeFile, UnreadableFile)):
        archive.content("a")


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="two parts of one name"):
        safety.open_archive(zipped(tmp_path / "a.zip", ("a.xml", b"x"), ("A.xml", b"y")), SETTINGS)


def test_a_damaged_part_is_caught_by_its_checksum(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", b"x" * 50), method=0)
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="checksum"):
        safety.open_archive(path, SETTINGS).content("a")


def test_an_archive_cut_short_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", os.urandom(5_000)))
    path.write_bytes(path.read_bytes()[:4_000])
    with pytest.raises(UnreadableFile, match="cut short or damaged"):
        safety.open_archive(path, SETTINGS)


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a", b"x" * 50))
    data = bytearray(path.read_bytes())
    data[directory_entry(data) + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"protected by a password\. Save a copy without"):
        safety.open_archive(path, SETTINGS)


def test_a_method_that_office_programs_do_not_use_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="packed by a method"):
        safety.open_archive(zipped(tmp_path / "a.zip", ("a", b"x" * 50), method=ZIP_BZIP2), SETTINGS)


def test_a_sheet_that_spans_too_many_cells_is_refused(tmp_path: Path) -> None:
    safety.check_span(tmp_path / "a.xlsx", "S", 100_000, 100)
    with pytest.raises(UnsafeFile, match="spans 1,048,576 rows and 16,384 columns, which is 17,179,869,184 cells"):
        safety.check_span(tmp_path / "a.xlsx", "S", 1_048_576, 16_384)


def test_a_large_sheet_is_refused_where_nearly_all_of_it_is_empty(tmp_path: Path) -> None:
    safety.check_span(tmp_path / "a.xlsx", "S", 100_000, 200, 300_000)
    with pytest.raises(UnsafeFile, match="of which the file gives only 100,000"):
        safety.check_span(tmp_path / "a.xlsx", "S", 100_000, 200, 100_000)


def test_what_a_library_raises_becomes_a_plain_error_that_does_not_quote_the_file(tmp_path: Path) -> None:
    with (
        pytest.raises(UnreadableFile, match=r"a\.xls: the file is damaged or cut short") as caught,
        safety.reading(tmp_path / "a.xls", "a workbook"),
    ):
        raise RuntimeError("words of a respondent")
    assert "respondent" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_errors_of_our_own_and_a_stop_by_the_person_pass_through(tmp_path: Path) -> None:
    for error in (SettingsError("x"), KeyboardInterrupt()):
        with pytest.raises(type(error)), safety.reading(tmp_path / "a.xls", "a workbook"):
            raise error


def test_the_streams_of_a_compound_file_are_named(tmp_path: Path) -> None:
    (path := tmp_path / "a.xls").write_bytes(written({"Workbook": bytes(5_000), "EncryptedPackage": bytes(4_096)}))
    assert compound.streams(path) == {"Root Entry", "Workbook", "EncryptedPackage"}
    path.write_bytes(path.read_bytes()[:700])
    assert compound.streams(path) == set()
