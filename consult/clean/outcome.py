"""What the room hands on beside the texts: the ledger and the list of things a person should look at."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from consult import tables
from consult.clean.row import Row

_CUT = "{n} e-mail signature(s) or disclaimer(s) were left out of the cleaned texts; the originals keep them"


def ledger(rows: Iterable[Row]) -> pd.DataFrame:
    """Return for each source and question how many cells were received and what became of them."""
    received: Counter[tuple[str, str]] = Counter()
    outcomes: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        received[row.source_id, row.question_id] += 1
        outcomes[row.source_id, row.question_id, row.status.value] += 1
    lines = [(source_id, question_id, "received", n) for (source_id, question_id), n in received.items()]
    lines += [(*place, n) for place, n in outcomes.items()]
    return tables.Ledger.of(
        {"stage": "clean", "source_id": source_id, "unit": "answer", "question_id": question_id}
        | {"outcome": outcome, "reason": "", "n": n}
        for source_id, question_id, outcome, n in sorted(
            lines, key=lambda line: (*line[:2], line[2] != "received", line)
        )
    )


def reviews(rows: Sequence[Row]) -> pd.DataFrame:
    """Return each doubt with its cell, and the number of signatures cut for each source and question."""
    lines = [_review(row, row.doubt) for row in rows if row.doubt]
    cuts = Counter(
        (row.source_id, row.question_id) for row in rows if row.is_open and row.clean and row.clean.signature_cut
    )
    for (source_id, question_id), n in sorted(cuts.items()):
        place = {"source_id": source_id, "row": 0, "column": "", "respondent_id": "", "question_id": question_id}
        lines.append(place | {"what": _CUT.format(n=n)})
    return tables.Reviews.of(lines)


def _review(row: Row, what: str) -> dict[str, object]:
    return {
        "source_id": row.source_id,
        "row": row.source_row,
        "column": row.source_column,
        "respondent_id": row.respondent_id,
        "question_id": row.question_id,
        "what": what,
    }
