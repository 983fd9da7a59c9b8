from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult import report
from consult.report.model import Waterfall
from consult.settings import ReportSettings
from consult.tables import Ledger
from tests.report import by_hand
from tests.report import evidence as made


def _build(evidence: report.Evidence, rule: str = "each") -> report.ReportModel:
    chosen = ReportSettings(campaign_count=rule)  # type: ignore[arg-type]
    return report.build(evidence, made.QUESTIONNAIRE, made.FRAME, chosen, made.PROVENANCE)


def _total(waterfall: Waterfall, name: str) -> int:
    return next(step.n for step in waterfall.steps if step.name == name)


def test_cells_end_in_the_answers_that_the_ledger_counted(model):
    cells, answers = model.waterfalls
    assert _total(cells, "Answers") == _total(answers, "Answers received") == model.n_answers
    assert model.balanced


def test_what_was_set_aside_goes_by_reason(model):
    steps = {step.name: step.n for step in model.waterfalls[0].steps}
    assert (steps["Set aside: a test of the survey"], steps["Set aside: too long"]) == (5, 2)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 1000), rule=st.sampled_from(["each", "once", "excluded"]))
def test_every_account_ends_in_its_base_whatever_was_received(seed, rule):
    evidence = made.evidence(12, seed=seed)
    model = _build(evidence, rule)
    assert model.waterfalls[1].steps[-1].n == model.n_base
    for question in model.questions:
        if question.type == "open":
            assert _total(question.waterfall, "Answers analysed") == len(by_hand.base(evidence, question.id))
            assert question.waterfall.steps[-1].n == question.base == question.themes.base
        else:
            assert question.waterfall.steps[-1].n == 0


def test_a_ledger_that_does_not_close_is_said_so(evidence):
    lost = evidence.ledger.assign(n=evidence.ledger["n"].where(evidence.ledger["outcome"] != "blank", 1))
    assert not _build(replace(evidence, ledger=Ledger.checked(lost))).balanced


def test_an_answer_that_went_missing_after_ingest_is_said_so(evidence):
    fewer = evidence.answers[evidence.answers["answer_id"] != "r00003-q3"]
    assert not _build(replace(evidence, answers=fewer)).balanced


def test_an_empty_ledger_leaves_the_account_of_answers(evidence):
    model = _build(replace(evidence, ledger=Ledger.of()))
    assert [waterfall.id for waterfall in model.waterfalls] == ["answers"]


@pytest.mark.parametrize(
    ("rule", "name"), [("once", "In campaigns that count once"), ("excluded", "In campaigns, not counted")]
)
def test_campaign_answers_that_do_not_count_are_in_the_account(evidence, rule, name):
    model = _build(evidence, rule)
    members = model.n_in_campaigns
    assert _total(model.waterfalls[1], name) == (members - 1 if rule == "once" else members)


def test_answers_to_no_question_in_particular_get_a_place_of_their_own(evidence):
    some = evidence.answers.assign(
        question_id=evidence.answers["question_id"].mask(evidence.answers["question_id"] == "q5", "general")
    )
    model = _build(replace(evidence, answers=some))
    assert model.questions[-1].title == "General comments that answer no question in particular"
    assert model.questions[-1].base == len(by_hand.base(evidence, "q5"))
