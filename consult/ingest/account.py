"""The ledger of one ingest, and everything that was set aside or needs a look, gathered while files are read."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from consult import tables


class Account:
    """Counts what was received and what became of it, for each source; and keeps what was set aside."""

    def __init__(self) -> None:
        self._n: Counter[tuple[str, str, str, str, str]] = Counter()
        self._set_aside: list[tuple[str, int, str, str, str, str]] = []
        self._values: list[tuple[str, int, str, str]] = []
        self._reviews: list[tuple[str, int, str, str, str, str]] = []

    def count(
        self, source_id: str, unit: str, outcome: str, n: int = 1, question_id: str = "", reason: str = ""
    ) -> None:
        """Count `n` rows or cells that were received and went to an outcome."""
        if n:
            self._n[(source_id, unit, question_id, "received", "")] += n
            self._n[(source_id, unit, question_id, outcome, reason)] += n

    def move(self, source_id: str, outcome: str, question_id: str, reason: str) -> None:
        """Turn one cell that had an outcome into one that is set aside."""
        self._n[(source_id, "cell", question_id, outcome, "")] -= 1
        self._n[(source_id, "cell", question_id, "set_aside", reason)] += 1

    def put_aside(
        self,
        source_id: str,
        row: int,
        column: str,
        reason: str,
        value: str = "",
        respondent_id: str = "",
        question_id: str = "",
    ) -> None:
        """Keep what was set aside, with its value in the restricted table; counting is apart."""
        self._set_aside.append((source_id, row, column, respondent_id, question_id, reason))
        if value:
            self._values.append((source_id, row, column, value))

    def keep_value(self, source_id: str, row: int, column: str, value: str) -> None:
        """Keep one value of a row that was set aside whole."""
        self._values.append((source_id, row, column, value))

    def review(
        self, source_id: str, what: str, row: int = 0, column: str = "", respondent_id: str = "", question_id: str = ""
    ) -> None:
        """Note something that a person should look at."""
        self._reviews.append((source_id, row, column, respondent_id, question_id, what))

    def ledger(self) -> pd.DataFrame:
        """Return the ledger of the stage."""
        rows = [("ingest", *key, n) for key, n in self._n.items() if n]
        return _frame(
            tables.Ledger, sorted(rows, key=lambda row: (row[1], row[2], row[3], row[4] != "received", row[4:]))
        )

    def set_aside(self) -> pd.DataFrame:
        """Return what was set aside, and why."""
        return _frame(tables.SetAside, self._set_aside)

    def set_aside_values(self) -> pd.DataFrame:
        """Return the values that were set aside."""
        return _frame(tables.SetAsideValues, self._values)

    def reviews(self) -> pd.DataFrame:
        """Return what a person should look at."""
        return _frame(tables.Reviews, self._reviews)


def _frame(table: type[tables.Table], rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    return table.checked(pd.DataFrame(list(rows), columns=table.names()))
