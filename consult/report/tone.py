"""The tone of the wording of answers."""

import pandas as pd

from consult.report.model import Breakdown, Line
from consult.report.naming import names
from consult.vocabulary import Share, ToneName


def tones(of_texts: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Return the counted answers by question and tone: index question_id, one column for each tone."""
    whole = of_texts[of_texts["theme_id"] == ""].sort_values(["text_id", "tone"]).drop_duplicates("text_id")
    tone = counted["text_id"].map(whole.set_index("text_id")["tone"])
    columns = [tone.value for tone in ToneName]
    return pd.crosstab(counted["question_id"], tone).reindex(columns=columns, fill_value=0)


def breakdown(by_question: pd.DataFrame, question_id: str) -> Breakdown:
    """Return one question's answers by tone. The base is the answers whose tone was read."""
    known = question_id in by_question.index
    counts = {tone.value: int(by_question[tone.value].loc[question_id]) if known else 0 for tone in ToneName}
    base = sum(counts.values())
    lines = tuple(
        Line(name=name, count=Share(n=counts[tone], base=base)) for tone, name in names("tone").items() if tone
    )
    return Breakdown(
        id=f"{question_id}-tone", title="Sentiment of the wording", one="Tone", unit="answers", base=base, lines=lines
    )
