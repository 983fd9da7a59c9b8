from dataclasses import replace

import numpy as np
import pytest

from consult import report
from consult.errors import ConsultError
from consult.report.model import ThemeTable
from consult.settings import ReportSettings
from tests.report import by_hand
from tests.report import evidence as made

OPEN = ["q1", "q2", "q4", "q5"]


def _themes(model: report.ReportModel, question_id: str) -> ThemeTable:
    return next(question.themes for question in model.questions if question.id == question_id)


@pytest.mark.parametrize("question_id", OPEN)
def test_every_theme_counts_the_answers_that_a_person_counts(evidence, model, question_id):
    answers = by_hand.base(evidence, question_id)
    expected = by_hand.themes(evidence, answers, made.FRAME)
    table = _themes(model, question_id)
    assert table.base == len(answers)
    assert {line.theme_id for line in table.lines} == set(expected)
    for line in table.lines:
        kinds = expected[line.theme_id]
        assert (line.count.n, line.count.base) == (len(kinds["all"]), len(answers))
        assert [line.barrier, line.enabler, line.ask, line.other] == [
            len(kinds.get(kind, ())) for kind in ("barrier", "enabler", "ask", "other")
        ]


@pytest.mark.parametrize("question_id", OPEN)
def test_each_type_of_respondent_has_its_own_base_and_counts(evidence, model, question_id):
    answers = by_hand.base(evidence, question_id)
    themes = by_hand.themes(evidence, answers, made.FRAME)
    type_of = by_hand.types(evidence)
    names = {
        "Business": "business",
        "Business association": "business_association",
        "Local authority": "local_authority",
        "Trade union": "trade_union",
        "Individual": "individual",
        "Not given": "",
    }
    table = _themes(model, question_id)
    for at, group in enumerate(table.groups):
        own = {one for one, row in answers.items() if type_of[str(row["respondent_id"])] == names[group.name]}
        assert group.base == len(own)
        for line in table.lines:
            assert line.by_group[at] == len(own & themes[line.theme_id]["all"])
    assert sum(group.base for group in table.groups) == table.base


def test_answers_without_a_theme_are_counted_too(evidence, model):
    answers = by_hand.base(evidence, "q2")
    themed = set().union(*(kinds["all"] for kinds in by_hand.themes(evidence, answers, made.FRAME).values()))
    assert _themes(model, "q2").none.n == len(answers) - len(themed)


def test_over_all_questions_a_respondent_counts_once_for_a_theme(evidence, model):
    answers = {one: row for question in OPEN for one, row in by_hand.base(evidence, question).items()}
    themes = by_hand.themes(evidence, answers, made.FRAME)
    assert model.overall.base == len({row["respondent_id"] for row in answers.values()})
    for line in model.overall.lines:
        people = {answers[one]["respondent_id"] for one in themes[line.theme_id]["all"]}
        assert line.count.n == len(people)


def test_children_stand_under_their_parent_and_ranks_share_ties():
    table = _tied()
    assert [(line.theme_id, line.rank) for line in table.lines] == [
        ("skills", "1"),
        ("skills.levy", "1.1="),
        ("skills.training", "1.1="),
        ("energy", "2="),
        ("energy.costs", "2.1"),
        ("planning", "2="),
    ]
    assert table.absent == ("Finance",)


def test_a_coding_that_says_seen_and_not_coded_does_not_count():
    evidence = made.evidence(20)
    seen = evidence.codings.assign(value="seen_not_coded")
    model = _build(replace(evidence, codings=seen))
    assert model.overall.lines == ()
    assert model.overall.none.n == model.overall.base


def test_a_theme_that_the_frame_does_not_have_is_refused_by_name():
    evidence = made.evidence(20)
    codings = evidence.codings.assign(theme_id="gone.away")
    with pytest.raises(ConsultError, match=r"made_up version 3 does not have: gone\.away"):
        _build(replace(evidence, codings=codings))


def test_no_answers_at_all_still_make_a_report():
    evidence = made.evidence(0)
    model = _build(evidence)
    assert model.overall.base == 0
    assert model.questions[0].findings == ("No answers were analysed.",)


def test_the_order_of_rows_makes_no_difference(evidence, model):
    shuffled = {
        name: getattr(evidence, name).sample(frac=1, random_state=np.random.RandomState(3))
        for name in (
            "respondents",
            "answers",
            "codings",
            "tones",
            "mentions",
            "text_evidence",
            "campaigns",
            "set_aside",
            "ledger",
            "closed",
        )
    }
    assert _build(replace(evidence, **shuffled)) == model


def _build(evidence: report.Evidence) -> report.ReportModel:
    return report.build(evidence, made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE)


def _tied() -> ThemeTable:
    evidence = made.evidence(40)
    ids = list(by_hand.base(evidence, "q1"))[:3]
    wanted = [
        (ids[0], "skills.levy"),
        (ids[1], "skills.training"),
        (ids[2], "energy.costs"),
        (ids[0], "planning"),
    ]
    row = evidence.codings.iloc[0].to_dict()
    codings = type(evidence.codings)([row | {"answer_id": answer, "theme_id": theme} for answer, theme in wanted])
    return _themes(_build(replace(evidence, codings=codings)), "q1")
