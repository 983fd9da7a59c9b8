from pathlib import Path

import pytest

from consult.errors import InputError
from consult.pipeline.check import check
from consult.pipeline.folder import Folder
from tests.consultation import ROWS, Writer


def _everything(folder: Folder) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.path.rglob("*")}


def test_a_late_file_is_checked_beside_what_was_received_and_nothing_is_written(
    consultation: Folder, export_file: Writer
) -> None:
    before = _everything(consultation)
    late = ["106", "Flo Specimen", "flo@example.org", "University", "Data cannot be shared.", ""]
    inspection = check(consultation, [export_file("late.csv", [*ROWS, late])])
    assert [source.name for source in inspection.sources] == ["late.csv"]
    assert (inspection.compared[0].new, inspection.compared[0].same) == ((7,), (2, 3, 4, 5, 6))
    assert _everything(consultation) == before


def test_a_file_that_was_received_is_shown_to_be_the_same(consultation: Folder, export_file: Writer) -> None:
    inspection = check(consultation, [export_file("again.csv")])
    assert [source.layout for source in inspection.sources] == ["identical file"]


def test_a_consultation_that_received_nothing_says_how_to_go_on(consultation: Folder) -> None:
    for path in consultation.raw.iterdir():
        path.unlink()
    with pytest.raises(InputError, match="consult ingest"):
        check(consultation)
