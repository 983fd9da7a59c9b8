from dataclasses import replace

from consult.report.base import analysed
from consult.tables import Answers, Campaigns
from tests.report import evidence as made

MEMBERS = ["r00001-q1", "r00002-q1", "r00003-q1"]


def _with_campaign():
    evidence = made.evidence(10)
    answers = evidence.answers.set_index("answer_id")
    answers["campaign_id"] = ""
    answers.loc[MEMBERS, ["status", "campaign_id", "repeats"]] = ["answered", "c1", ""]
    answers.loc[MEMBERS, "text_id"] = ["t-altered", "t-template", "t-template"]
    campaigns = Campaigns.of(
        [
            {
                "campaign_id": "c1",
                "question_id": "q1",
                "template_text_id": "t-template",
                "n_answers": 3,
                "n_respondents": 3,
                "n_verbatim": 2,
                "added_share": 0.1,
            }
        ]
    )
    return replace(evidence, answers=Answers.checked(answers.reset_index()), campaigns=campaigns)


def _counted(rule):
    found = analysed(_with_campaign(), made.QUESTIONNAIRE, rule).set_index("answer_id")
    return [bool(found.loc[one, "counted"]) for one in MEMBERS]


def test_each_answer_of_a_campaign_counts():
    assert _counted("each") == [True, True, True]


def test_a_campaign_that_counts_once_is_the_first_answer_with_its_own_wording():
    assert _counted("once") == [False, True, False]


def test_an_excluded_campaign_is_analysed_and_not_counted():
    assert _counted("excluded") == [False, False, False]


def test_closed_questions_blanks_and_repeats_are_not_analysed(evidence):
    found = analysed(evidence, made.QUESTIONNAIRE, "each")
    assert "q3" not in set(found["question_id"])
    assert (
        "r00001-q2" not in set(found["answer_id"])
        or evidence.answers.set_index("answer_id").loc["r00001-q2", "repeats"] == ""
    )
    assert (found["text_id"] != "").all()
