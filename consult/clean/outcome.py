"""What the room hands on: its tables, made from what became of each row."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from consult import tables
from consult.clean.campaign import Campaign
from consult.clean.clean_text import CleanText
from consult.clean.row import Row
from consult.clean.wording import n_words
from consult.vocabulary import AnswerStatus

_OWN = ("text_id", "status", "refers_to", "campaign_id", "repeats")
_CUT = "{n} e-mail signature(s) or disclaimer(s) were left out of the cleaned texts; the originals keep them"


def answers(received: pd.DataFrame, rows: Sequence[Row]) -> pd.DataFrame:
    """Return every received cell with what became of it; a cell without a row is blank."""
    return tables.Answers.checked(received.assign(**{name: _column(rows, name, received.index) for name in _OWN}))


def _column(rows: Iterable[Row], name: str, index: pd.Index) -> "pd.Series[str]":
    values = [AnswerStatus.BLANK.value if name == "status" else ""] * len(index)
    for row in rows:
        values[row.at] = str(getattr(row, name))
    return pd.Series(values, index, dtype="str")


def texts(distinct: Mapping[str, CleanText], languages: Mapping[str, str]) -> pd.DataFrame:
    """Return each distinct text once. Both arguments are by text_id."""
    held = [distinct[text_id] for text_id in sorted(distinct)]
    columns = {
        "text_id": [one.text_id for one in held],
        "text": [one.text for one in held],
        "language": [languages[one.text_id] for one in held],
        "n_words": [n_words(one.text) for one in held],
    }
    return tables.Texts.checked(pd.DataFrame(columns))


def alignments(cleaned: Iterable[CleanText]) -> pd.DataFrame:
    """Return how each cleaned text lies on its original."""
    held = sorted(cleaned, key=lambda one: one.original_id)
    columns = {
        "original_id": [one.original_id for one in held],
        "text_id": [one.text_id for one in held],
        "runs": [one.runs for one in held],
    }
    return tables.Alignments.checked(pd.DataFrame(columns))


def campaigns(found: Iterable[Campaign]) -> pd.DataFrame:
    """Return a line for each campaign."""
    return tables.Campaigns.of(
        {
            "campaign_id": one.campaign_id,
            "question_id": one.question_id,
            "template_text_id": one.template_text_id,
            "n_answers": len(one.answer_ids),
            "n_respondents": one.n_respondents,
            "n_verbatim": one.n_verbatim,
            "added_share": one.added_share,
        }
        for one in found
    )


def campaign_reviews(found: Iterable[Campaign]) -> pd.DataFrame:
    """Return a line for each text that is nearly in a campaign."""
    return tables.CampaignReviews.of(
        {"campaign_id": one.campaign_id, "text_id": text_id, "similarity": similarity}
        for one in found
        for text_id, similarity in one.close
    )


def ledger(answers: pd.DataFrame) -> pd.DataFrame:
    """Return for each source and question how many cells were received and what became of them.

    Args:
        answers: columns of `tables.Answers`.
    """
    place = ["source_id", "question_id"]
    outcomes = answers.groupby([*place, "status"], as_index=False).size()
    received = outcomes.groupby(place, as_index=False)["size"].sum().assign(status="")  # sorts before what became of it
    lines = pd.concat([received, outcomes], ignore_index=True).sort_values([*place, "status"])
    lines = lines.assign(status=lines["status"].where(lines["status"] != "", "received"))
    lines = lines.rename(columns={"status": "outcome", "size": "n"}).assign(stage="clean", unit="answer", reason="")
    return tables.Ledger.checked(lines)


def reviews(received: pd.DataFrame, rows: Sequence[Row]) -> pd.DataFrame:
    """Return each doubt with its cell, and the number of signatures cut for each source and question."""
    doubtful = [row for row in rows if row.doubt]
    cells = received.iloc[[row.at for row in doubtful]].rename(columns={"source_row": "row", "source_column": "column"})
    doubts = cells.assign(what=[row.doubt for row in doubtful])[tables.Reviews.names()]
    cuts = Counter((row.source_id, row.question_id) for row in rows if row.is_open and row.clean.signature_cut)
    counted = tables.Reviews.of(
        {"source_id": source_id, "row": 0, "column": "", "respondent_id": "", "question_id": question_id}
        | {"what": _CUT.format(n=n)}
        for (source_id, question_id), n in sorted(cuts.items())
    )
    return tables.Reviews.checked(pd.concat([doubts, counted], ignore_index=True))
