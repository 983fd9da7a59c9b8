from consult.report import campaign
from consult.tables import Campaigns


def _campaign(campaign_id, question_id, n_answers, n_verbatim):
    return {
        "campaign_id": campaign_id,
        "question_id": question_id,
        "template_text_id": "t",
        "n_answers": n_answers,
        "n_respondents": n_answers,
        "n_verbatim": n_verbatim,
        "added_share": 0.5,
    }


def test_campaigns_are_numbered_by_size_over_the_whole_report():
    table = Campaigns.of([_campaign("a", "q1", 5, 5), _campaign("b", "q2", 9, 4), _campaign("c", "q1", 7, 7)])
    by_question = campaign.lines(table, {"q1": "Q1", "q2": "Q2"})
    assert [line.name for line in by_question["q1"]] == ["Campaign 2", "Campaign 3"]
    everything = campaign.by_size(by_question)
    assert [(line.n_answers, line.n_verbatim, line.n_altered) for line in everything] == [
        (9, 4, 5),
        (7, 7, 0),
        (5, 5, 0),
    ]
