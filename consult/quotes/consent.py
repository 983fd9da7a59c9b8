"""Whose words may be quoted at all: the first gate, which fails closed.

A response without a clear consent is counted in the analysis and never quoted. Words in an answer that ask not to be
published hold back the whole response until a person decides. What a mail program adds by itself is neither: it says
nothing about consent, and is not quoted.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from consult.vocabulary import Consent

_FILE = Path(__file__).with_suffix(".toml")
_OPEN = frozenset({Consent.PUBLISH_NAMED, Consent.PUBLISH_ANONYMOUS})
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")


class Standing(StrEnum):
    """Whether words of a response may be quoted now, and if not, why not."""

    OPEN = "open"
    WITHHELD = "withheld"
    REFERRED = "referred"
    EMBARGOED = "embargoed"


def standing(
    respondent_id: str,
    consent: str,
    texts: Iterable[str],
    *,
    today: date,
    embargoes: Mapping[str, date],
    cleared: Collection[str] = (),
) -> Standing:
    """Return where a response stands.

    Args:
        respondent_id: whose it is.
        consent: what the respondent allowed; what the vocabulary lacks counts as not given.
        texts: all that the respondent wrote.
        today: the day that embargoes are held against.
        embargoes: by respondent id, the first day on which the response may be published.
        cleared: respondents whose markers a person has read and decided to be no matter.
    """
    if consent not in _OPEN:
        return Standing.WITHHELD
    if today < embargoes.get(respondent_id, today):
        return Standing.EMBARGOED
    if respondent_id not in cleared and any(markers(text) for text in texts):
        return Standing.REFERRED
    return Standing.OPEN


def markers(text: str) -> tuple[str, ...]:
    """Return which markers stand in a text, by rule id, outside what a mail program added."""
    rules, automatic = _rules()
    found = {name for name, rule in rules.items() if rule.search(text)}
    if found and any(rule.search(text) for rule in automatic):
        own = [text[start:end] for start, end in paragraphs(text) if not is_automatic(text[start:end])]
        found = {name for name in found if any(rules[name].search(part) for part in own)}
    return tuple(sorted(found))


def is_automatic(paragraph: str) -> bool:
    """Tell whether a paragraph is one that a mail program puts under every message."""
    return any(rule.search(paragraph) for rule in _rules()[1])


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of a text as (start, end) pairs: what empty lines part."""
    return [match.span() for match in _PARAGRAPH.finditer(text)]


@cache
def _rules() -> tuple[dict[str, re.Pattern[str]], tuple[re.Pattern[str], ...]]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    compiled = {
        part: {name: re.compile(one, re.IGNORECASE) for name, one in raw[part].items()}
        for part in raw
        if part != "version"
    }
    return compiled["markers"], tuple(compiled["automatic"].values())
