"""Campaigns: groups of near-identical answers, shown apart however they count."""

from collections.abc import Mapping

import pandas as pd

from consult.report.model import CampaignLine


def lines(campaigns: pd.DataFrame, questions: Mapping[str, str]) -> dict[str, tuple[CampaignLine, ...]]:
    """Return the campaigns by question id, largest first, numbered `Campaign 1` … over the whole report.

    `questions` gives the names of questions (`Q7`) in order; a campaign to a question it lacks comes last.
    """
    order = list(questions)
    place = campaigns["question_id"].map(lambda one: order.index(one) if one in questions else len(order))
    ordered = campaigns.assign(place=place).sort_values(
        ["n_answers", "place", "campaign_id"], ascending=[False, True, True]
    )
    found: dict[str, tuple[CampaignLine, ...]] = {}
    for number, row in enumerate(ordered.to_dict("records"), start=1):
        line = CampaignLine(
            name=f"Campaign {number}",
            question=questions.get(str(row["question_id"]), str(row["question_id"])),
            n_answers=int(row["n_answers"]),
            n_respondents=int(row["n_respondents"]),
            n_verbatim=int(row["n_verbatim"]),
            n_altered=int(row["n_answers"]) - int(row["n_verbatim"]),
            added_share=float(row["added_share"]),
        )
        found[str(row["question_id"])] = (*found.get(str(row["question_id"]), ()), line)
    return found


def by_size(found: Mapping[str, tuple[CampaignLine, ...]]) -> tuple[CampaignLine, ...]:
    """Return all campaigns, largest first."""
    every = [line for lines in found.values() for line in lines]
    return tuple(sorted(every, key=lambda line: int(line.name.rpartition(" ")[2])))
