"""Real exports of every shape at hand are drafted, read and accounted for."""

import hashlib
from pathlib import Path

import pytest

from consult.ingest import SourceFile, check, draft, read
from consult.settings import IngestSettings
from consult.tables import Ledger

SETTINGS = IngestSettings()
FOLDERS = ("igov_consult_fixtures", "survey_exports", "spss", "srai_au_consultation")


def source(path: Path) -> SourceFile:
    return SourceFile(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.mark.shared
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_drafted_read_and_balanced(shared_data: Path, folder: str) -> None:
    files = [p for p in sorted((shared_data / folder).iterdir()) if p.suffix in (".csv", ".xlsx", ".sav")]
    assert files
    for path in files:
        drafted = draft([source(path)], path.stem, SETTINGS)
        intake = read([source(path)], drafted, SETTINGS)
        assert Ledger.balanced(intake.ledger), path.name
        assert check([source(path)], drafted, SETTINGS).ready, path.name


@pytest.mark.shared
def test_the_long_export_has_its_known_counts(shared_data: Path) -> None:
    folder = shared_data / "srai_au_consultation"
    files = [source(folder / "dev.csv"), source(folder / "lookup.csv")]
    drafted = draft(files, "Responsible AI", SETTINGS)
    intake = read(files, drafted, SETTINGS)
    assert [question.id for question in drafted.questions][:20] == [f"q{n}" for n in range(1, 21)]
    assert len(intake.respondents) == 180
    assert len(intake.originals) <= (intake.received["original_id"] != "").sum() == 2078


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "n_rows", "n_questions"),
    [
        ("igov_consult_fixtures/responses_biomass_format.csv", 5, 0),
        ("igov_consult_fixtures/responses_lgr_format.csv", 5, 5),
        ("igov_consult_fixtures/responses_scr_format.csv", 5, 2),
        ("igov_consult_fixtures/consult_data_template_v005.xlsx", 40, 6),
        ("igov_consult_fixtures/qu_format_a_numeric.xlsx", 0, 7),
        ("survey_exports/qualtrics_sample_3header.csv", 1, 2),
        ("survey_exports/qualtrics_sample_legacy_2header.csv", 1, 2),
    ],
)
def test_header_rows_are_not_answers(shared_data: Path, name: str, n_rows: int, n_questions: int) -> None:
    given = source(shared_data / name)
    drafted = draft([given], "Any", SETTINGS)
    intake = read([given], drafted, SETTINGS)
    assert intake.sources["n_rows"].tolist() == [n_rows]
    assert len(drafted.questions) == n_questions
    assert len(intake.received) == n_rows * n_questions
