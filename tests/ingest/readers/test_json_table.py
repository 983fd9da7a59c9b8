import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from consult.errors import UnreadableFile
from consult.ingest.content import Workbook
from consult.ingest.readers import json_table
from tests.ingest.readers.tables import PROPERTY, SETTINGS, kept, only, tables


def read(content: Any, folder: Path) -> Workbook:
    path = folder / "answers.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return json_table.read(path, SETTINGS)


@PROPERTY
@given(table=tables())
def test_every_cell_comes_back_from_objects_from_columns_and_from_inside_an_object(
    table: list[list[str]], tmp_path: Path
) -> None:
    header, *rows = table
    objects = [dict(zip(header, row, strict=True)) for row in rows]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(header)}
    for content in (objects, columns, {"responses": objects}, table):
        assert only(read(content, tmp_path)).rows == kept(table)


def test_the_first_record_is_row_one(tmp_path: Path) -> None:
    assert only(read([{"id": "R1"}], tmp_path)).first_row == 0


def test_nested_objects_and_lists_are_flattened(tmp_path: Path) -> None:
    record = {"id": 1, "who": {"name": "A", "where": {"region": "Wales"}}, "ticks": ["a", "b"], "none": None}
    answers = {"answers": [{"q": "Q1", "text": "x"}, {"q": "Q2", "text": "y"}]}
    sheet = only(read([record, {"id": 2, **answers}], tmp_path))
    assert sheet.rows == [
        [
            "id",
            "who.name",
            "who.where.region",
            "ticks",
            "none",
            *[f"answers.{n}.{key}" for n in (1, 2) for key in ("q", "text")],
        ],
        ["1", "A", "Wales", "a; b", "", "", "", "", ""],
        ["2", "", "", "", "", "Q1", "x", "Q2", "y"],
    ]


def test_answers_that_come_with_their_questions_stand_under_them_wherever_they_stand_in_the_list(
    tmp_path: Path,
) -> None:
    def answered(*pairs: tuple[str, str]) -> dict[str, Any]:
        return {"answers": [{"question": asked, "answer": told} for asked, told in pairs]}

    records = [answered(("Q1. Why?", "a"), ("Q2. How?", "b")), answered(("Q2. How?", "c"), ("Q2. How?", "d"))]
    sheet = only(read(records, tmp_path))
    assert sheet.rows == [["Q1. Why?", "Q2. How?", "Q2. How? (2)"], ["a", "b", ""], ["", "c", "d"]]


def test_numbers_are_written_as_a_person_reads_them(tmp_path: Path) -> None:
    text = '[{"a": 7.0, "b": 7, "c": 0.10, "d": 1e3, "e": true, "f": 123456789012345678901234567890, "g": NaN}]'
    assert only(read(text, tmp_path)).rows[1] == [
        "7",
        "7",
        "0.10",
        "1000",
        "TRUE",
        "123456789012345678901234567890",
        "",
    ]


def test_what_stands_beside_the_table_is_refused_not_lost(tmp_path: Path) -> None:
    sheet = only(read({"exported": "2024-11-04", "responses": [{"id": "R1"}]}, tmp_path))
    (refusal,) = sheet.refusals
    assert (refusal.row, refusal.value) == (0, "2024-11-04")
    assert refusal.reason == '"exported" stands beside the table in the JSON file'


def test_two_tables_become_two_sheets(tmp_path: Path) -> None:
    content = read({"people": [{"id": "R1"}], "answers": [{"id": "R1", "q1": "x"}]}, tmp_path)
    assert [sheet.name for sheet in content.sheets] == ["people", "answers"]


def test_the_columns_that_pandas_writes_are_read(tmp_path: Path) -> None:
    assert only(read({"id": {"0": "R1", "1": "R2"}, "q": {"0": "x", "1": "y"}}, tmp_path)).rows[2] == ["R2", "y"]


def test_columns_of_unequal_length_are_padded_and_noted(tmp_path: Path) -> None:
    sheet = only(read({"id": ["R1", "R2"], "q": ["x"]}, tmp_path))
    assert sheet.rows[2] == ["R2", ""]
    assert "1 of 2 columns have fewer than 2 values" in sheet.notes[0]


def test_halves_of_characters_and_nuls_are_taken_out_and_noted(tmp_path: Path) -> None:
    sheet = only(read('[{"id": "R1", "q": "a\\ud800b\\u0000c"}]', tmp_path))
    assert sheet.rows[1] == ["R1", "abc"]
    assert "column B, row 1" in sheet.notes[0]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[{"a": 1, "a": 2}]', 'the key "a" has two values in one object'),
        ('[{"a.b": 1, "a": {"b": 2}}]', 'the key "a.b" has two values'),
        ('[{"a": 1},\n {"b" 2}]', r"not valid JSON \(line 2, character 7\)"),
        ("[" * 100_000, "nested beyond all measure"),
        ("[]", "empty list"),
        ("{}", "holds no rows"),
        ("[1, 2]", "a list of values without keys"),
        ('{"R1": {"q": 1}, "R2": {"q": 2}}', "which of them are rows is not clear"),
    ],
)
def test_what_holds_no_rows_is_refused_with_a_remedy(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=complaint) as caught:
        read(text, tmp_path)
    assert all(problem.remedy for problem in caught.value.problems)


def test_a_record_that_is_no_object_is_refused(tmp_path: Path) -> None:
    sheet = only(read([{"id": "R1"}, "stray", {"id": "R2"}], tmp_path))
    assert [(one.row, one.value) for one in sheet.refusals] == [(2, "stray")]
    assert sheet.rows == [["id"], ["R1"], [""], ["R2"]]
