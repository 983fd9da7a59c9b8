"""The sample's own report, with its approved quotations, as a release."""

import csv
from pathlib import Path

import pytest

from consult.pipeline.create import copy_sample
from consult.pipeline.database import opened
from consult.pipeline.folder import Folder
from consult.pipeline.publication.publish import publish
from consult.pipeline.quotation import kept
from consult.pipeline.quotation.kept import State
from consult.pipeline.run import run
from consult.quotes.audit.leak import LeakKind

pytestmark = pytest.mark.slow


def _published(folder: Folder) -> list[str]:
    """Return the respondents whose quotations count as published."""
    with opened(folder) as database:
        proposals = kept.read(database).proposals.values()
    return [one.respondent_id for one in proposals if one.state is State.PUBLISHED]


def _withdrawn(respondent_id: str, folder: Folder, to: Path) -> Path:
    """Write the respondent's row of the survey anew, with no to the question about publishing."""
    (survey,) = (path for path in folder.raw.rglob("*.csv") if respondent_id in path.read_text(encoding="utf-8-sig"))
    with survey.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    (row,) = (row for row in rows if respondent_id in row)
    row[rows[0].index("D6")] = "Do not publish my response"
    with to.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([*rows[:3], row])
    return to


def test_the_samples_report_may_go_out_until_somebody_quoted_in_it_says_no(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path / "sample")
    run(folder, "demo")
    certified = publish(folder)
    assert certified.blocking == []
    assert certified.certificate
    quoted = [one for one in _published(folder) if one.startswith("R_")]
    late = _withdrawn(quoted[0], folder, tmp_path / "late.csv")
    run(folder, "ingest", [late])
    refused = publish(folder)
    assert {(leak.file, leak.kind) for leak in refused.blocking} == {("report.html", LeakKind.WITHHELD)}
    assert not (folder.out / "certificate.json").exists()
    assert quoted[0] not in _published(folder)
