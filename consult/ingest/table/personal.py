"""Columns that hold personal details: by what most cells look like, or by a header that the cells do not belie."""

import re
from collections.abc import Iterable, Sequence

from consult.ingest.table.detail import asked_for, is_doubtful
from consult.ingest.table.prose import share_of_sentences
from consult.ingest.table.question_type import is_scale

_SHAPES = {
    "email": re.compile(r"[^\s@;,<>]+@[^\s@;,<>]+\.[A-Za-z]{2,}"),
    "ip": re.compile(
        r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)|(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]+"
    ),
    "phone": re.compile(r"(?:\+44|0044|\(?0)[\d\s()./-]{9,16}"),
    "address": re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}"),
}
_MOSTLY = 0.6
_MANY = 0.3
_FEWEST_REPLIES = 3
_LONGEST_REPLY = 120
_SAMPLE = 500
_SENTENCES, _SENTENCES_IN_DOUBT = 0.8, 0.5


def detail_of(names: Iterable[str], values: Sequence[str]) -> str:
    """Return the personal detail that a column holds, "" where it holds none or the views of people.

    The first name that asks for a detail counts. A column of sentences is a question whatever its header; where
    questions use the header as well (Your position), so is one of replies such as "oppose".
    """
    name = next((name for name in names if asked_for(name)), "")
    doubtful = name != "" and is_doubtful(name)
    views = share_of_sentences(values) >= (_SENTENCES_IN_DOUBT if doubtful else _SENTENCES)
    if not name or views or (doubtful and is_scale(values)):
        return ""
    return looks_personal(values) or asked_for(name)


def looks_personal(values: Iterable[str]) -> str:
    """Return email, ip, phone or address where most of the values that are given look like one, else "".

    A column of short replies, many of which hold an e-mail address, is one of addresses too.
    """
    given = [value.strip() for value in values if value and not value.isspace()][:_SAMPLE]
    if not given or max(map(len, given)) > 500:
        return ""
    for field, shape in _SHAPES.items():
        if sum(1 for value in given if shape.fullmatch(value) and _is_whole(field, value)) >= _MOSTLY * len(given):
            return field
    return "email" if _are_replies_with_addresses(given) else ""


def _are_replies_with_addresses(given: Sequence[str]) -> bool:
    """Tell whether many values are short replies with an e-mail address in them: "Yes: jane@example.org", "No"."""
    if len(given) < _FEWEST_REPLIES or max(map(len, given)) > _LONGEST_REPLY:
        return False
    return sum(1 for value in given if _SHAPES["email"].search(value)) >= _MANY * len(given)


def _is_whole(field: str, value: str) -> bool:
    return field != "phone" or 10 <= sum(character.isdigit() for character in value) <= 14
