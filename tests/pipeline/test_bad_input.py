"""What cannot be used gives one plain error that names the file; what can be used is kept, every cell of it."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from consult.errors import InputError
from consult.pipeline.account import totals
from consult.pipeline.create import create
from consult.pipeline.folder import Folder
from consult.pipeline.ingest import ingest
from consult.pipeline.sources import received
from consult.store import Stage
from consult.tables import Ledger, Originals, Reviews, SetAside

_ROWS = [["Response ID", "Q1. What holds you back?"], ["1", "Planning takes too long."], ["2", "Energy costs."]]


def _table(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _workbook() -> bytes:
    content = io.BytesIO()
    pd.DataFrame(_ROWS[1:], columns=_ROWS[0]).to_excel(content, index=False)
    return content.getvalue()


def _bomb() -> bytes:
    content = io.BytesIO(_workbook())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", b"\0" * 60_000_000)
    return content.getvalue()


_UNUSABLE: dict[str, Callable[[], bytes]] = {
    "truncated.xlsx": lambda: _workbook()[:-200],
    "bomb.xlsx": _bomb,
    "junk.csv": lambda: bytes(range(256)) * 50,
    "cut-off.csv": lambda: _table(_ROWS)[:-20] + b'\n3,"an answer that never ends',
    "empty.csv": lambda: b"",
    "encrypted.xlsx": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", _UNUSABLE)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(_UNUSABLE[name]())
    with pytest.raises(InputError) as raised:
        create(tmp_path / "new", [path])
    (problem, *_) = raised.value.problems
    assert name in problem.file
    assert problem.what
    assert problem.remedy
    assert not (tmp_path / "new").exists()


def _ingested(tmp_path: Path, name: str, content: bytes) -> tuple[Folder, Stage]:
    path = tmp_path / name
    path.write_bytes(content)
    folder = create(tmp_path / "new", [path])
    return folder, ingest(folder, received(folder))


_ODD: dict[str, tuple[bytes, int]] = {
    "a workbook called table.csv": (_workbook(), 2),
    "nul bytes.csv": (_table(_ROWS).replace(b"Planning", b"Plan\0ning"), 2),
    "mixed encodings.csv": (_table(_ROWS) + "3,Caf\u00e9\r\n".encode() + "4,Caf\u00e9\r\n".encode("cp1252"), 4),
    "ragged.csv": (_table(_ROWS) + b"3,Skills,and more\r\n", 4),
    "formula.csv": (_table([*_ROWS, ["3", "=1+1 skills"]]), 3),
    "same id twice.csv": (_table([*_ROWS, ["2", "Energy costs and tax."]]), 3),
}


@pytest.mark.parametrize("name", _ODD)
def test_an_odd_file_is_read_and_every_cell_accounted_for(name: str, tmp_path: Path) -> None:
    content, n_answers = _ODD[name]
    _, stage = _ingested(tmp_path, name, content)
    sums = totals(stage.read("ledger", Ledger))
    assert sums["balanced"]
    assert sums["answers"] == n_answers


def test_a_cell_of_two_million_characters_is_set_aside_and_the_rest_is_read(tmp_path: Path) -> None:
    _, stage = _ingested(tmp_path, "long.csv", _table([*_ROWS, ["3", "word " * 400_000]]))
    assert totals(stage.read("ledger", Ledger)) == {
        "received": 3, "answers": 2, "blank": 0, "set_aside": 1, "balanced": True,
    }  # fmt: skip
    assert stage.read("set_aside", SetAside)["row"].tolist() == [4]


def test_a_repeated_id_with_other_words_is_somebody_else_and_said_to_be(tmp_path: Path) -> None:
    _, stage = _ingested(tmp_path, "twice.csv", _table([*_ROWS, ["2", "Energy costs and tax."]]))
    assert stage.read("set_aside", SetAside).empty
    assert stage.read("reviews", Reviews)["what"].str.contains("Taken for other people").any()


def test_a_column_that_often_repeats_is_no_id_and_every_row_is_kept(tmp_path: Path) -> None:
    rows = [_ROWS[0], *([str(n // 2), f"Answer number {n}."] for n in range(40))]
    _, stage = _ingested(tmp_path, "one row a question.csv", _table(rows))
    assert totals(stage.read("ledger", Ledger))["answers"] == 40
    assert stage.read("reviews", Reviews)["what"].str.contains("each row stands for itself").any()


def test_two_columns_for_one_question_are_an_error_that_lists_every_one(tmp_path: Path) -> None:
    folder, _ = _ingested(tmp_path, "good.csv", _table(_ROWS))
    rows = [["Response ID", "Q1. What holds you back?", "Q1", "Q9. Something else?"], ["3", "a b", "c d", "e f"]]
    (folder.raw / "late.csv").write_bytes(_table(rows))
    with pytest.raises(InputError) as raised:
        ingest(folder, received(folder))
    text = str(raised.value)
    assert len(raised.value.problems) >= 2
    assert "Q9" in text
    assert "e f" not in text


def test_answers_in_any_script_come_through_whole(tmp_path: Path) -> None:
    odd = "Diolch 🏴󠁧󠁢󠁷󠁬󠁳󠁿 – “skills”, 技能, مهارات\nand a second line"
    _, stage = _ingested(tmp_path, "scripts.csv", _table([*_ROWS, ["3", odd]]))
    assert odd in set(stage.read("originals", Originals)["text"])


def test_a_column_called_status_marks_previews_in_qualtrics_only(tmp_path: Path) -> None:
    rows = [["ID", "Status", "Q1. Why?"], ["a", "1", "One."], ["b", "2", "Two."], ["c", "8", "Three."]]
    _, stage = _ingested(tmp_path, "status.csv", _table(rows))
    sums = totals(stage.read("ledger", Ledger))
    assert sums["set_aside"] == 0


def test_half_a_character_in_a_letter_is_kept_as_the_sign_for_one(tmp_path: Path) -> None:
    letter = b"From: a@example.org\nContent-Type: text/plain; charset=utf-7\n\nQuestion 1\nWe say hello +2AA- to all.\n"
    folder, _ = _ingested(tmp_path, "export.csv", _table(_ROWS))
    (folder.raw / "letter.eml").write_bytes(letter)
    stage = ingest(folder, received(folder))
    assert stage.read("originals", Originals)["text"].str.contains("\ufffd").any()
