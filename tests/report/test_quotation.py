"""Quotations in the report: approved ones, with attribution and caveat, and no other words."""

from dataclasses import replace

import pytest
from lxml import html

from consult import report
from consult.errors import ConsultError
from consult.report.quotation import CAVEAT
from consult.report.writers.html import page as page_of
from consult.settings import ReportSettings
from consult.vocabulary import Quotation
from tests.report import evidence as made

_WORDS = "We lose [...] to <b>planning</b> & grids [in our region]."
_QUOTED = (
    Quotation(
        quotation_id="x1",
        text=_WORDS,
        attribution="A business",
        question_id="q1",
        theme_id="skills.levy",
        approval="f" * 64,
    ),
    Quotation(
        quotation_id="x2",
        text="The levy is too rigid.",
        attribution="One respondent",
        question_id="q1",
        theme_id="energy",
        approval="f" * 64,
    ),
)


@pytest.fixture(scope="module")
def tree(evidence: report.Evidence) -> html.HtmlElement:
    quoted = replace(evidence, quotations=_QUOTED, quotation_note="Nobody approved these.")
    model = report.build(quoted, made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE)
    return html.fromstring(page_of(model))


def test_they_stand_under_their_question_and_theme_with_their_attribution(tree: html.HtmlElement) -> None:
    (question,) = tree.xpath('//section[@id="q1"]')
    shown = question.xpath('.//figure[@class="quotation"]')
    assert [one.findtext(".//p") for one in shown] == [f"“{_WORDS}”", "“The levy is too rigid.”"]
    assert [one.findtext("figcaption") for one in shown] == ["A business", "One respondent"]
    assert [one.text for one in question.xpath('.//h5[contains(@class, "theme")]')] == [
        "Skills: Apprenticeship levy",
        "Energy",
    ]
    assert len(tree.xpath('//figure[@class="quotation"]')) == 2


def test_the_caveat_and_the_note_stand_near(tree: html.HtmlElement) -> None:
    (question,) = tree.xpath('//section[@id="q1"]')
    assert f"{CAVEAT} Nobody approved these." in question.text_content()
    (whose,) = tree.xpath('//section[@id="part-quotations"]')
    assert "There are 2 quotations in this report." in whose.text_content()
    assert "Nobody approved these." in whose.text_content()


def test_ids_and_seals_stay_inside(tree: html.HtmlElement) -> None:
    page = html.tostring(tree).decode()
    assert "x1" not in page
    assert "ffffffff" not in page


def test_a_question_without_any_says_so(tree: html.HtmlElement) -> None:
    (question,) = tree.xpath('//section[@id="q2"]')
    assert "No quotation is approved for this question." in question.text_content()


@pytest.mark.parametrize("words", ["The words of an answer", _QUOTED[0].model_copy(update={"approval": ""})])
def test_a_report_takes_no_other_words(evidence: report.Evidence, words: object) -> None:
    with pytest.raises(ConsultError, match="approved quotations"):
        replace(evidence, quotations=(words,))
