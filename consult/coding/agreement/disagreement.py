"""Where coders disagree: the list that a team works through."""

import pandas as pd

CODED = "coded"
COLUMNS = ["theme_id", "question_id", "answer_id", "respondent_id", "coded_by", "not_coded_by"]


def disagreements(codings: pd.DataFrame) -> pd.DataFrame:
    """Return the answers that some coders gave a theme and others, who saw it, did not.

    Columns: theme_id, question_id, answer_id, respondent_id, coded_by and not_coded_by (coder ids joined by ";"). The
    theme with the most disagreements comes first.

    Args:
        codings: columns as `compare` takes them.
    """
    keys = ["theme_id", "question_id", "answer_id", "respondent_id"]
    yes = _coders(codings[codings["value"] == CODED], keys, "coded_by")
    no = _coders(codings[codings["value"] != CODED], keys, "not_coded_by")
    both = yes.merge(no, on=keys)[COLUMNS]
    n = both.groupby("theme_id")["answer_id"].transform("size")
    order = both.assign(n=-n).sort_values(["n", *keys], ignore_index=True)
    return order.drop(columns="n")


def _coders(codings: pd.DataFrame, keys: list[str], name: str) -> pd.DataFrame:
    ids = codings.sort_values("coder_id").drop_duplicates([*keys, "coder_id"])
    return ids.groupby(keys)["coder_id"].agg(";".join).rename(name).reset_index()
