"""One made-up consultation, its model and its page, made once."""

import pytest
from lxml import html

from consult import report
from consult.report.writers.html import page as page_of
from consult.settings import ReportSettings
from tests.report import evidence as made


@pytest.fixture(scope="session")
def evidence() -> report.Evidence:
    return made.evidence()


@pytest.fixture(scope="session")
def model(evidence: report.Evidence) -> report.ReportModel:
    return report.build(evidence, made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE)


@pytest.fixture(scope="session")
def page(model: report.ReportModel) -> str:
    return page_of(model)


@pytest.fixture(scope="session")
def tree(page: str) -> html.HtmlElement:
    return html.fromstring(page)
