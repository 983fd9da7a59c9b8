import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from consult.errors import UnreadableFile, UnsafeFile
from consult.ingest.content import Sheet
from consult.ingest.readers import parquet
from consult.settings import IngestSettings
from tests.ingest.readers.tables import PROPERTY, SETTINGS, kept, only, tables


def read(table: Any, folder: Path, settings: IngestSettings = SETTINGS) -> Sheet:
    pq.write_table(table, path := folder / "answers.parquet")
    return only(parquet.read(path, settings))


@PROPERTY
@given(table=tables())
def test_every_cell_comes_back(table: list[list[str]], tmp_path: Path) -> None:
    header, *rows = table
    columns = [pa.array([row[place] for row in rows], pa.string()) for place in range(len(header))]
    assert read(pa.table(columns, header), tmp_path).rows == kept(table)


def test_values_of_every_kind_become_text(tmp_path: Path) -> None:
    moment = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
    columns = {
        "whole": pa.array([7]),
        "real": pa.array([7.0]),
        "small": pa.array([0.1], pa.float32()),
        "flag": pa.array([True]),
        "day": pa.array([datetime.date(2024, 1, 2)]),
        "moment": pa.array([moment]),
        "money": pa.array([Decimal("3.50")]),
        "kind": pa.array(["a"]).dictionary_encode(),
        "ticks": pa.array([["a", "b"]]),
        "who": pa.array([{"name": "A", "at": {"region": "Wales"}}]),
        "nothing": pa.array([None], pa.string()),
        "end": pa.array(["z"]),
    }
    assert list(zip(*read(pa.table(columns), tmp_path).rows, strict=True)) == [
        ("whole", "7"),
        ("real", "7"),
        ("small", "0.1"),
        ("flag", "TRUE"),
        ("day", "2024-01-02"),
        ("moment", "2024-01-02T03:04:05+00:00"),
        ("money", "3.5"),
        ("kind", "a"),
        ("ticks", "a; b"),
        ("who.name", "A"),
        ("who.at.region", "Wales"),
        ("nothing", ""),
        ("end", "z"),
    ]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    sheet = read(pa.table({"id": ["R1", "R2"], "raw": pa.array([b"text", b"\xff\xfe"])}), tmp_path)
    assert [row[1] for row in sheet.rows] == ["raw", "text", ""]
    assert [(one.row, one.column, one.value) for one in sheet.refusals] == [(2, "B", "fffe")]


def test_one_long_text_in_many_rows_does_not_fill_the_memory(tmp_path: Path) -> None:
    table = pa.table({"q": pa.array(["x" * 100_000] * 1_000).dictionary_encode()})
    with pytest.raises(UnsafeFile, match="unpacks to more than the 50 MB"):
        read(table, tmp_path, IngestSettings(max_file_megabytes=50))


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no rows"):
        read(pa.table({"id": pa.array([], pa.string())}), tmp_path)
