import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from consult.errors import SettingsError, UnreadableFile, UnsafeFile
from consult.ingest import safety
from consult.ingest.spreadsheet import compound
from consult.settings import IngestSettings
from tests.ingest.readers.compound_by_hand import compound as written

SETTINGS = IngestSettings()
SMALL = IngestSettings(max_file_megabytes=1)


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


def test_an_archive_that_unpacks_to_more_names_the_setting(tmp_path: Path) -> None:
    with ZipFile(path := tmp_path / "a.zip", "w") as archive:
        archive.writestr("a", os.urandom(3_000_000))
    with pytest.raises(UnsafeFile, match=r"unpacks to 3 MB.*max_file_megabytes"):
        safety.open_archive(path, SMALL)


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
