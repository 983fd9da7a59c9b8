"""Which answers are analysed, and which of those count in the shares."""

import pandas as pd

from consult.report.evidence import Evidence
from consult.tables import Answers
from consult.vocabulary import Questionnaire

CAMPAIGN_RULES = {
    "each": "Every answer in a campaign counts in the shares, as any other answer does.",
    "once": (
        "A campaign counts once for each question in the shares: one answer with the campaign's own wording stands for "
        "all of them, under the type of the respondent who sent it, and what others added to the wording does"
        " not count."
    ),
    "excluded": "Answers in campaigns do not count in the shares.",
}


def analysed(evidence: Evidence, questionnaire: Questionnaire, rule: str) -> pd.DataFrame:
    """Return the answers that are analysed: read for themes, and not the same text again from the same respondent.

    Columns: answer_id, question_id, respondent_id, respondent_type, text_id, campaign_id, resolved (the text is that
    of the answer it refers to), with_evidence (the text gives evidence) and counted (it is in the base of the shares
    under the campaign rule). In the order of answer_id, whatever order the tables are in.
    """
    answers = evidence.answers
    kept = Answers.read(answers, questionnaire) & (answers["repeats"] == "")
    columns = ["answer_id", "question_id", "respondent_id", "text_id", "campaign_id"]
    found = answers.loc[kept, columns].assign(resolved=Answers.resolved(answers)[kept])
    types = evidence.respondents.set_index("respondent_id")["respondent_type"]
    found["respondent_type"] = found["respondent_id"].map(types).fillna("")
    found = found.sort_values("answer_id", ignore_index=True)
    found["with_evidence"] = found["text_id"].isin(evidence.text_evidence["text_id"].unique())
    return found.assign(counted=_counted(found, evidence.campaigns, rule))


def _counted(found: pd.DataFrame, campaigns: pd.DataFrame, rule: str) -> "pd.Series[bool]":
    alone = found["campaign_id"] == ""
    if rule == "each":
        return alone | True
    if rule == "excluded":
        return alone
    template = found["campaign_id"].map(campaigns.set_index("campaign_id")["template_text_id"])
    grouped = found[~alone].assign(altered=found["text_id"] != template)
    first = grouped.sort_values(["altered", "answer_id"]).drop_duplicates(["campaign_id", "question_id"])
    return alone | found.index.isin(first.index)
