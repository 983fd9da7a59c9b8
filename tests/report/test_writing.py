from pathlib import Path

import pytest

from consult import registry, report
from consult.errors import UnknownName
from consult.report.writing import WRITERS
from consult.settings import ReportSettings
from tests.report import evidence as made


def test_each_format_asked_for_comes_under_its_name(model):
    seen = []
    ((name, content),) = report.render(model, ("html",), lambda *step: seen.append(step))
    assert name == "report.html"
    assert content
    assert seen[-1] == ("writing the report", 1, 1)


def test_the_same_evidence_gives_the_same_bytes(model):
    again = report.build(made.evidence(), made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE)
    assert report.render(model) == report.render(again)


def test_an_unknown_format_is_refused(model):
    with pytest.raises(UnknownName, match='no writer is called "pdf"'):
        report.render(model, ("html", "pdf"))


@pytest.mark.parametrize("name", registry.names(WRITERS))
def test_every_writer_gives_the_bytes_of_one_file(model, name):
    assert registry.load(WRITERS, name).render(model)


def test_the_assets_load_nothing_and_show_no_official_branding():
    folder = Path(report.__file__).parent / "assets"
    css = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
    for forbidden in ("GDS Transport", "govuk-crest", ".woff", "sourceMappingURL", "url(", "@import", "http"):
        assert forbidden not in css
    assert "Permission is hereby granted" in (folder / "LICENCE-govuk-frontend.txt").read_text(encoding="utf-8")
