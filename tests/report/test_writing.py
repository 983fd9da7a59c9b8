import errno
from pathlib import Path

import pytest

from consult import registry, report
from consult.errors import DiskFull, UnknownName
from consult.report.writing import WRITERS
from consult.settings import ReportSettings
from tests.report import evidence as made


def test_the_report_is_written_under_its_name_with_nothing_beside_it(model, tmp_path):
    seen = []
    paths = report.write(model, tmp_path / "out", progress=lambda *step: seen.append(step))
    assert paths == (tmp_path / "out" / "report.html",)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["report.html"]
    assert seen[-1] == ("Writing the report", 1, 1)


def test_the_same_evidence_gives_the_same_bytes(model, tmp_path):
    again = report.build(made.evidence(), made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE)
    one, two = report.write(model, tmp_path / "1")[0], report.write(again, tmp_path / "2")[0]
    assert one.read_bytes() == two.read_bytes()


def test_an_unknown_format_is_refused_before_anything_is_written(model, tmp_path):
    with pytest.raises(UnknownName, match='no writer is called "pdf"'):
        report.write(model, tmp_path / "out", ("html", "pdf"))
    assert not (tmp_path / "out").exists()


def test_a_full_disk_leaves_the_report_that_was_there(model, tmp_path, monkeypatch):
    (tmp_path / "report.html").write_text("the one before")

    def no_room(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("consult.report.file.os.fsync", no_room)
    with pytest.raises(DiskFull, match=r"report\.html"):
        report.write(model, tmp_path)
    assert (tmp_path / "report.html").read_text() == "the one before"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize("name", registry.names(WRITERS))
def test_every_writer_writes_one_file_named_for_its_format(model, tmp_path, name):
    path = registry.load(WRITERS, name).write(model, tmp_path)
    assert path == tmp_path / f"report.{name}"
    assert path.stat().st_size > 0


def test_the_assets_load_nothing_and_show_no_official_branding():
    folder = Path(report.__file__).parent / "assets"
    css = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
    for forbidden in ("GDS Transport", "govuk-crest", ".woff", "sourceMappingURL", "url(", "@import", "http"):
        assert forbidden not in css
    assert "Permission is hereby granted" in (folder / "LICENCE-govuk-frontend.txt").read_text(encoding="utf-8")
