import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from consult.errors import UnreadableFile
from consult.ingest.content import Sheet, Workbook
from consult.ingest.intake import SourceFile
from consult.ingest.opening import open_file
from consult.settings import IngestSettings
from tests.ingest.readers.compound_by_hand import compound
from tests.ingest.readers.samples import SAMPLES, TABLE

SETTINGS = IngestSettings()


def opened(path: Path, name: str = "") -> tuple[str, Sheet]:
    reader, content = open_file(SourceFile(path, name or path.name, "0" * 64), SETTINGS)
    assert isinstance(content, Workbook)
    return reader, content.sheets[0]


def refusal(path: Path, name: str = "") -> str:
    with pytest.raises(UnreadableFile) as caught:
        opened(path, name)
    return str(caught.value)


def test_a_workbook_named_csv_is_read_as_a_workbook_with_a_note(tmp_path: Path) -> None:
    reader, sheet = opened(SAMPLES["xlsx"](tmp_path), "answers.csv")
    assert (reader, sheet.rows) == ("xlsx", TABLE)
    assert sheet.notes == (
        'The name ends in ".csv", but the content is Excel workbook (.xlsx), and it was read as that.',
    )


def test_a_csv_named_xlsx_is_read_as_a_csv_with_a_note(tmp_path: Path) -> None:
    reader, sheet = opened(SAMPLES["delimited"](tmp_path), "answers.xlsx")
    assert (reader, sheet.rows) == ("delimited", TABLE)
    assert "delimited text (.csv, .tsv)" in sheet.notes[0]


def test_a_right_name_needs_no_note(tmp_path: Path) -> None:
    assert opened(SAMPLES["xlsx"](tmp_path))[1].notes == ()


def test_the_name_as_received_counts_not_the_name_it_is_kept_under(tmp_path: Path) -> None:
    path = SAMPLES["xlsx"](tmp_path).rename(tmp_path / ("0" * 64))
    assert opened(path, "Answers.XLSX")[1].notes == ()
    path.write_bytes(path.read_bytes()[:3_000])
    assert refusal(path, "Answers.XLSX").startswith("Answers.XLSX: ")


def test_a_text_table_of_many_rows_is_a_table_whatever_its_name(tmp_path: Path) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t").writerows(
        [["id", "Q1", "Q2"], *([f"R{n}", "Yes", "words of some length"] for n in range(9))]
    )
    (path := tmp_path / "answers.txt").write_text(text.getvalue(), encoding="utf-8", newline="")
    assert opened(path)[0] == "delimited"


def test_the_extension_breaks_a_tie(tmp_path: Path) -> None:
    lines = "Why do you say that?\nBecause the grid is slow\nNo view\nSkills are short here\n"
    for name, reader in (("answers.csv", "delimited"), ("answers.txt", "text")):
        (path := tmp_path / name).write_text(lines, encoding="utf-8")
        assert open_file(SourceFile(path, name, "0" * 64), SETTINGS)[0] == reader


@pytest.mark.parametrize(
    ("start", "noun"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        (b"Rar!\x1a\x07", "a RAR archive; unpack it"),
        (b"\x1f\x8b\x08", "a gzip archive; unpack it"),
        (b"SQLite format 3\0", "a database"),
        (b"\x7fELF", "a program"),
        (b"\0\0\0\x20ftypmp42", "a film or sound recording"),
        (b"\0" * 510 + b"\x55\xaa", "a disk image; open it"),
        (b"\0" * 32_769 + b"CD001", "a disk image; open it"),
        (b"\x01\x02\x03\x04", "binary data"),
    ],
)
def test_a_file_nobody_reads_says_what_it_looks_like_and_what_is_read(start: bytes, noun: str, tmp_path: Path) -> None:
    (path := tmp_path / "answers.csv").write_bytes(start + bytes(range(256)) * 40)
    message = refusal(path)
    assert message.startswith(f"answers.csv: no reader recognises this file: it looks like {noun}")
    assert "Formats that can be read: " in message
    assert "Excel workbook (.xlsx)" in message


def test_a_plain_archive_asks_for_the_files_inside(tmp_path: Path) -> None:
    with ZipFile(path := tmp_path / "all.zip", "w") as archive:
        archive.writestr("answers.csv", "id,Q1\n")
    assert "a ZIP archive; unpack it and give the files inside" in refusal(path)


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ("PowerPoint Document", "an old PowerPoint presentation; save it as a PDF"),
        ("__properties_version1.0", "an Outlook message (.msg); save it as .eml"),
    ],
)
def test_other_office_files_say_what_to_do(stream: str, words: str, tmp_path: Path) -> None:
    (path := tmp_path / "letter").write_bytes(compound({stream: bytes(5_000)}))
    assert words in refusal(path)


def test_a_workbook_with_a_password_asks_for_one_without(tmp_path: Path) -> None:
    (path := tmp_path / "answers.xlsx").write_bytes(
        compound({"EncryptedPackage": bytes(5_000), "EncryptionInfo": bytes(4_096)})
    )
    assert refusal(path) == "answers.xlsx: the workbook is protected by a password. Save a copy without a password."


def test_a_folder_an_empty_file_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    assert "folder" in refusal(tmp_path)
    assert "empty (0 bytes)" in refusal(tmp_path / "empty.csv")
    assert "cannot be found" in refusal(tmp_path / "absent.csv")


def test_blank_lines_are_no_table(tmp_path: Path) -> None:
    (path := tmp_path / "blank.csv").write_bytes(b"\n\n  \n")
    assert refusal(path)


def test_an_old_office_file_cut_short_is_refused(tmp_path: Path) -> None:
    (path := tmp_path / "answers.xls").write_bytes(SAMPLES["xls"](tmp_path).read_bytes()[:600])
    assert "damaged or cut short" in refusal(path)


@pytest.mark.shared
def test_every_real_export_is_opened_by_the_reader_of_its_format(shared_data: Path) -> None:
    readers = {".csv": "delimited", ".xlsx": "xlsx", ".sav": "spss", ".jsonl": "jsonl"}
    for folder in ("survey_exports", "igov_consult_fixtures", "spss", "srai_au_consultation", "polis", "argkp_kpa2021"):
        for path in sorted((shared_data / folder).rglob("*")):
            if path.suffix in readers:
                assert opened(path)[0] == readers[path.suffix], path.name
