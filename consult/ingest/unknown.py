"""Profile values that the closed vocabularies lack: each is kept as given, and a person is told of it once."""

from collections import Counter

from consult.errors import visible
from consult.ingest.account import Account

_NOUNS = {
    "respondent_type": "type of respondent",
    "acting_for": "whom people act for",
    "org_size": "size of organisation",
    "consent": "consent to publication",
    "members_represented": "number of members",
}
"""What reviews call a column of the respondents table, where its name is no word."""
_MOST_SHOWN = 50
_LONGEST_CATEGORY = 60


class Unknown:
    """How often each unknown value came, by source, column and field."""

    def __init__(self) -> None:
        self._n: Counter[tuple[str, str, str, str]] = Counter()

    def note(self, source_id: str, column: str, field: str, value: str) -> None:
        """Count one value."""
        self._n[(source_id, column, field, value)] += 1

    def review(self, account: Account) -> None:
        """Add a review for each value; of many in a column, for the first and for how many there are."""
        shown: Counter[tuple[str, str]] = Counter()
        for (source_id, column, field, value), n in sorted(self._n.items()):
            shown[(source_id, column)] += 1
            if shown[(source_id, column)] <= _MOST_SHOWN:
                account.review(source_id, _told(field, value, n), 0, column)
        for (source_id, column), n in shown.items():
            if n > _MOST_SHOWN:
                what = (
                    f"this column has {n - _MOST_SHOWN} more answers that are not known: look whether it holds a list"
                )
                account.review(source_id, what, 0, column)


def _told(field: str, value: str, n: int) -> str:
    called = f'"{visible(value)}"' if len(value) <= _LONGEST_CATEGORY else "a value too long for a list"
    what = f"{called} (given by {n}) is not among the known answers on {_NOUNS.get(field, field)}"
    return f"{what}: it is kept as given and counted as not stated. Look whether it means one of them"
