"""The sectors of respondents whose profile names none, from what their answers say they are."""

import pandas as pd

from consult.tables import Respondents
from consult.vocabulary import SectorSource


def with_claimed(respondents: pd.DataFrame, answers: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return the respondents with the sectors that their own words claim, where their profile gives none.

    Args:
        respondents: rows of `Respondents`.
        answers: the answers that were read (`Answers`). Those in campaigns are left out: the words are not their own.
        claims: rows of `OwnSectors` of the texts of these answers.
    """
    own = answers.loc[answers["campaign_id"] == "", ["respondent_id", "text_id"]]
    named = own.merge(claims, on="text_id").drop_duplicates(["respondent_id", "entity_id"]).sort_values("entity_id")
    joined = {person: ";".join(ids) for person, ids in named.groupby("respondent_id")["entity_id"]}
    found = pd.Series([joined.get(one, "") for one in respondents["respondent_id"]], respondents.index, dtype="str")
    silent = (respondents["sectors"] == "") & (found != "")
    return Respondents.checked(
        respondents.assign(
            sectors=respondents["sectors"].mask(silent, found),
            sectors_from=respondents["sectors_from"].mask(silent, SectorSource.TEXT.value),
        )
    )
