from dataclasses import replace

import pytest

from consult import report
from consult.report.writers.html import page as page_of
from consult.settings import ReportSettings
from tests.report import by_hand
from tests.report import evidence as made


@pytest.fixture(scope="module")
def named() -> report.Evidence:
    """Sixty respondents of whose answers to q2 five name India, the first of those Japan as well and Chile twice."""
    evidence = made.evidence(60)
    texts = [row["text_id"] for row in by_hand.base(evidence, "q2").values()][:5]
    names = [(text, "market", "india") for text in texts]
    names += [(texts[0], "market", "japan"), (texts[0], "market", "chile"), (texts[0], "market", "chile")]
    names += [(texts[0], "frontier_industry", "wind"), (texts[1], "place", "manchester")]
    row = {"start": 0, "end": 5}
    rows = [row | dict(zip(("text_id", "entity_type", "entity_id"), one, strict=True)) for one in names]
    return replace(evidence, mentions=type(evidence.mentions)(rows))


def _build(evidence: report.Evidence, settings: ReportSettings | None = None) -> report.ReportModel:
    return report.build(evidence, made.QUESTIONNAIRE, made.FRAME, settings or ReportSettings(), made.PROVENANCE)


def _counts(evidence: report.Evidence, entity: str) -> int:
    texts = {row["text_id"] for row in evidence.mentions.to_dict("records") if row["entity_id"] == entity}
    return sum(row["text_id"] in texts for row in by_hand.base(evidence, "q2").values())


def test_a_nomination_counts_once_an_answer_and_ties_share_a_rank(named: report.Evidence) -> None:
    asked = next(one for one in _build(named).questions if one.id == "q2")
    markets, industries = asked.nominations
    india, chile = _counts(named, "india"), _counts(named, "chile")
    assert [(line.rank, line.name, line.count.n) for line in markets.lines] == [
        ("1", "India", india),
        ("2=", "Chile", chile),
        ("2=", "Japan", chile),
    ]
    assert india >= 5 > chile
    assert {line.count.base for line in markets.lines} == {asked.base}
    assert (markets.anything.n, markets.anything.base) == (india, asked.base)
    assert [line.name for line in industries.lines] == ["Wind (onshore, offshore and floating)"]


def test_only_a_question_that_asks_for_nominations_has_them(named: report.Evidence) -> None:
    model = _build(named)
    assert [one.id for one in model.questions if one.nominations] == ["q2"]
    assert {one.id for one in model.mentions} == {"named-frontier-industry", "named-place"}


def test_what_is_left_out_of_a_long_ranking_is_said(named: report.Evidence) -> None:
    first = named.mentions.iloc[[0]]
    many = [first.assign(entity_id=f"country_{number:02}") for number in range(20)]
    evidence = replace(named, mentions=type(first)([row for one in many for row in one.to_dict("records")]))
    (markets,) = next(one for one in _build(evidence).questions if one.id == "q2").nominations
    assert (len(markets.lines), markets.left, markets.left_most) == (15, 5, markets.lines[0].count.n)
    assert f"5 more are named, by {markets.left_most} answer" in page_of(_build(evidence))


def test_the_page_ranks_them_with_their_base(named: report.Evidence) -> None:
    page = page_of(_build(named))
    asked = next(one for one in _build(named).questions if one.id == "q2")
    assert f"Markets that answers name: Question 2. Base: {asked.base} answers" in page
    assert page.count("What answers name</h4>") == 1
