"""What an id of a respondent looks like, and what is a name instead: a name must be in no table that is shown."""

import re
from collections.abc import Iterable, Sequence

from consult.ingest.table.scope import names_nobody

_TOKEN = re.compile(r"(?=\S*[\d_])[^\s@]{1,80}|[A-Za-z]")
_NUMBERED = re.compile(r"(?=.*\d)[^@]{1,80}")
_WORD = re.compile(r"\b[^\W\d_]{2,}\b")
_NAMELESS = re.compile(r"(respondent|response|participant|submission|anonymous|anon)\W+\w{1,3}", re.IGNORECASE)
_MOSTLY = 0.8


def is_id(value: str) -> bool:
    """Tell whether a value is a number or a code (`17`, `R_2YPO`, `ANON-7`, `case 12`, `B`) and no name."""
    value = value.strip()
    if _TOKEN.fullmatch(value) or _NAMELESS.fullmatch(value):
        return True
    return _NUMBERED.fullmatch(value) is not None and len(_WORD.findall(value)) <= 1


def names_among(values: Sequence[str]) -> set[str]:
    """Return the values in a column of ids that must be names of people or organisations.

    Among ids those are words without a digit, and addresses; where most values are no ids, all that are none.
    """
    strange = {value for value in values if not names_nobody(value) and not is_id(value)}
    if not are_ids(values):
        return strange
    return {value for value in strange if "@" in value or len(_WORD.findall(value)) > 1}


def are_ids(values: Iterable[str]) -> bool:
    """Tell whether nearly all of the ids that are given look like ids; so they do where none is given."""
    given = [value for value in values if not names_nobody(value)]
    return sum(map(is_id, given)) >= _MOSTLY * len(given)
