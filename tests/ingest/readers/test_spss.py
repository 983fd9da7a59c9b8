from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest
from hypothesis import given

from consult.errors import UnreadableFile
from consult.ingest.content import Sheet
from consult.ingest.readers import spss
from tests.ingest.readers.tables import IN_XML, PROPERTY, SETTINGS, kept, only, tables


def read(columns: dict[str, list[Any]], folder: Path, **options: Any) -> Sheet:
    frame = pd.DataFrame(columns).astype({name: object for name, values in columns.items() if type(values[0]) is str})
    pyreadstat.write_sav(frame, str(path := folder / "answers.sav"), **options)
    return only(spss.read(path, SETTINGS))


@pytest.mark.parametrize("compress", [False, True])
@PROPERTY
@given(table=tables(IN_XML))
def test_every_cell_comes_back_but_for_spaces_at_its_end(
    compress: bool, table: list[list[str]], tmp_path: Path
) -> None:
    # SPSS pads every text with spaces, so those that were there before cannot be told from them.
    table = [[cell.rstrip(" ") for cell in row] for row in table]
    columns = {f"v{place}": [row[place] for row in table] for place in range(len(table[0]))}
    sheet = read(columns, tmp_path, compress=compress)
    assert sheet.rows == [list(columns), *kept(table)]


def test_variable_labels_are_kept_apart_and_value_labels_are_applied(tmp_path: Path) -> None:
    sheet = read(
        {"id": ["R1", "R2", "R3"], "q1": [1.0, 2.0, 3.5]},
        tmp_path,
        column_labels=["", "Do you agree?"],
        variable_value_labels={"q1": {1: "Yes", 2: "No"}},
    )
    assert sheet.labels == ("", "Do you agree?")
    assert (sheet.first_row, sheet.rows) == (0, [["id", "q1"], ["R1", "Yes"], ["R2", "No"], ["R3", "3.5"]])


def test_user_missing_values_are_refused_with_their_label(tmp_path: Path) -> None:
    sheet = read(
        {"id": ["R1", "R2", "R3"], "q1": [1.0, -9.0, -8.0]},
        tmp_path,
        variable_value_labels={"q1": {1: "Yes", -9: "Refused"}},
        missing_ranges={"q1": [{"lo": -9, "hi": -8}]},
    )
    assert [row[1] for row in sheet.rows] == ["q1", "Yes", "", ""]
    assert [(one.row, one.column, one.reason, one.value) for one in sheet.refusals] == [
        (2, "B", "user-missing value: Refused", "-9"),
        (3, "B", "user-missing value: no label", "-8"),
    ]
    assert sheet.notes == ("2 user-missing values in 1 column were set aside.",)


def test_a_file_without_cases_is_refused(tmp_path: Path) -> None:
    pyreadstat.write_sav(pd.DataFrame({"a": pd.Series([], dtype="float64")}), str(path := tmp_path / "a.sav"))
    with pytest.raises(UnreadableFile, match="holds no cases"):
        spss.read(path, SETTINGS)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "n_rows", "n_columns"),
    [
        ("sample", 5, 7),
        ("sample_missing", 7, 7),
        ("sample_large", 485, 7),
        ("hebrews", 99, 1),
        ("simple_alltypes", 6, 12),
    ],
)
def test_real_files_are_read_whole(name: str, n_rows: int, n_columns: int, shared_data: Path) -> None:
    sheet = only(spss.read(shared_data / "spss" / f"{name}.sav", SETTINGS))
    assert (len(sheet.rows) - 1, len(sheet.rows[0])) == (n_rows, n_columns)


@pytest.mark.shared
def test_multiple_response_sets_are_noted(shared_data: Path) -> None:
    notes = only(spss.read(shared_data / "spss" / "simple_alltypes.sav", SETTINGS)).notes
    assert any("bool1, bool2, bool3, counted where the value is 1" in note for note in notes)
