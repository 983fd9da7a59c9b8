"""How far the id of a respondent reaches: over all files, over one form, or nowhere, since it is none."""

import re
from collections.abc import Sequence

from consult.ingest.heading import plain

_EVERYWHERE = re.compile(
    r"""r_[a-z0-9]{10,}                                     # Qualtrics
    | [a-z]{4,5}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]           # Citizen Space
    | [0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}           # a GUID, with or without its hyphens
    | (?=.*[0-9])[0-9a-f]{16,}
    | [0-9]{10,}                                            # SurveyMonkey and others: no list counts so far""",
    re.IGNORECASE | re.VERBOSE,
)
_NOBODY = frozenset(
    (
        "n a", "na", "not applicable", "none", "nil", "null", "nan", "no id", "unknown", "not known", "not given",
        "not provided", "not stated", "not recorded", "not available", "missing", "blank", "anonymous", "anonymised",
        "anonymized", "anon", "name withheld", "withheld", "confidential", "redacted", "tbc", "tba", "test", "x", "xx",
        "xxx", "ref", "value", "no name", "nobody", "prefer not to say",
    )
)  # fmt: skip
_NUMBER = re.compile(r"0*(\d+)(?:\.0+)?")
_FEW_ROWS = 20
_DISTINCT_SHARE = 0.9


def reaches_everywhere(own: str) -> bool:
    """Tell whether an id is one that a survey platform makes once in the world; a short one is of one form only."""
    return _EVERYWHERE.fullmatch(own.strip()) is not None


def names_nobody(own: str) -> bool:
    """Tell whether what stands in an id column is no id: nothing, a dash, `N/A`, `Anonymous`."""
    return not any(map(str.isalnum, own)) or plain(own) in _NOBODY


def same_id(own: str) -> str:
    """Return an id without what programs change on the way: case, blanks, the zeros before and after a number."""
    number = _NUMBER.fullmatch(own.strip())
    return number[1] if number else plain(own)


def identifies(values: Sequence[str]) -> bool:
    """Tell whether a column can be an id of rows: in a sheet of some length nearly all of its values differ.

    An id that comes again by mistake is rare; one that often comes again is of something else (a person with one row
    for each question, say).
    """
    given = [value for value in values if not names_nobody(value)]
    return bool(given) and (len(given) < _FEW_ROWS or len(set(given)) >= _DISTINCT_SHARE * len(given))
