import json
from pathlib import Path

import pytest
from hypothesis import given

from consult.errors import UnreadableFile
from consult.ingest.content import Sheet
from consult.ingest.readers import jsonl
from tests.ingest.readers.tables import PROPERTY, SETTINGS, kept, only, tables


def read(text: str, folder: Path) -> Sheet:
    path = folder / "answers.jsonl"
    path.write_bytes(text.encode())
    return only(jsonl.read(path, SETTINGS))


@PROPERTY
@given(table=tables())
def test_every_cell_comes_back(table: list[list[str]], tmp_path: Path) -> None:
    header, *rows = table
    lines = [json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False) for row in rows]
    assert read("\n".join(lines), tmp_path).rows == kept(table)


def test_keys_are_joined_in_the_order_they_first_appear(tmp_path: Path) -> None:
    sheet = read('{"id": 1, "q2": "x"}\n{"q1": "y", "id": 2}\n', tmp_path)
    assert sheet.rows == [["id", "q2", "q1"], ["1", "x", ""], ["2", "", "y"]]


def test_row_numbers_are_line_numbers(tmp_path: Path) -> None:
    sheet = read('{"id": 1}\n\n{"id": 3}\n\n', tmp_path)
    assert (sheet.first_row, sheet.rows) == (0, [["id"], ["1"], [""], ["3"]])


def test_every_bad_line_is_listed_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read('{"id": 1}\n{"id" 2}\n[3]\n{"id": 4, "id": 5}\n{"id": 6', tmp_path)
    assert [problem.row for problem in caught.value.problems] == [2, 3, 4, 5]
    assert "not valid JSON (character 7)" in caught.value.problems[0].what


def test_a_list_of_a_thousand_bad_lines_is_cut(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="900 more lines are wrong"):
        read("{bad\n" * 1_000, tmp_path)


def test_a_first_line_of_any_length_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.write_text("\n".join(json.dumps({"id": n, "q": "x" * 100_000}) for n in range(2)), encoding="utf-8")
    assert jsonl.recognise(path, path.read_bytes()[:65_536]) > 0.9
