"""The kinds of codings as the question tips them: a sentence that could be read two ways is what was asked for."""

import pandas as pd

from consult.vocabulary import Questionnaire


def kinds(codings: pd.DataFrame, invited: pd.DataFrame, questionnaire: Questionnaire) -> "pd.Series[str]":
    """Return the kind of each coding of an answer.

    Args:
        codings: columns of `TextCodings` and the `question_id` of the answer.
        invited: rows of `InvitedKinds`.
        questionnaire: the purposes of the questions; a question that it lacks has none.
    """
    purposes = {question.id: question.purpose for question in questionnaire.questions}
    purpose = [purposes.get(one, "") for one in codings["question_id"]]
    asked = codings.assign(
        purpose=pd.Series(purpose, codings.index, dtype="str")
    )  # no codings have no type of their own
    keys = ["text_id", "theme_id", "start", "purpose"]
    tipped = asked[keys].merge(invited.rename(columns={"kind": "tipped"}), on=keys, how="left")["tipped"]
    return codings["kind"].mask(tipped.notna().to_numpy(), tipped.set_axis(codings.index))
