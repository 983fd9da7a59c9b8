"""Whether a name that is found with its capitals is meant as a place of ours.

Many towns share their name with an ordinary word ("Reading"), with people ("Lincoln") and with towns abroad ("Perth").
`cues/place.toml` lists which, and the words beside a name that say what it is.
"""

import re
from collections.abc import Sequence
from functools import cache

from consult import reference
from consult.nlp.lexicon import table
from consult.nlp.matcher import Match

_REACH = 48
_FAR = 200
_LIST = re.compile(r"\s*(?:,|;|/|&|\band\b|\bor\b|–|-|,\s*and\b|,\s*or\b|\bto\b)\s*", re.IGNORECASE)
_MID_SENTENCE = re.compile(
    r"(?<![\w'’])(?!(?:the|a|an|this|that|his|her|my|our|your|their|some|any|no)\s)[a-z][\w'’-]*,?\s+$"
)
_WORD_BEFORE = re.compile(r"([\w'’.]+)\s+$")
_WORD_AFTER = re.compile(r"\s([\w'’]+)")


def is_place(text: str, match: Match, others: Sequence[Match]) -> bool:
    """Tell whether `match` names a place of `places.yaml`; `others` are all names that were found in the text."""
    before, after = text[max(0, match.start - _REACH) : match.start], text[match.end : match.end + _REACH]
    cues = _patterns()
    if cues["abroad"].match(after) or cues["people"].search(before):
        return False
    name = match.phrase
    if name in _names("surnames") and _beside_a_capital(before, after):
        return False
    if name in _names("strict"):
        return bool(cues["county"].match(after) or _same_region(match, others))
    if name not in _names("wary"):
        return True
    if cues["not_followed_by"].match(after):
        return False
    return bool(
        cues["before"].search(before)
        or cues["after"].match(after)
        or cues["county"].match(after)
        or (name in _names("mid_sentence") and _MID_SENTENCE.search(before))
        or _listed(text, match, others)
    )


def _beside_a_capital(before: str, after: str) -> bool:
    """Tell whether a word in capitals that is no part of a place's name stands directly before or after."""
    previous, following = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    if previous and previous[1][0].isupper() and previous[1].casefold() not in _names("small_words"):
        return True
    return bool(following and following[1][0].isupper() and not _patterns()["after"].match(after))


def _listed(text: str, match: Match, others: Sequence[Match]) -> bool:
    """Tell whether a comma or "and" joins the name to that of a place which is no ordinary word."""
    for other in others:
        gap = text[other.end : match.start] if other.end <= match.start else text[match.end : other.start]
        if other.entry != match.entry and other.phrase not in _names("wary") and _LIST.fullmatch(gap):
            return True
    return False


def _same_region(match: Match, others: Sequence[Match]) -> bool:
    region = _regions()[match.entry]
    return any(
        other.entry != match.entry
        and _regions()[other.entry] == region
        and other.phrase not in _names("strict")
        and abs(other.start - match.start) <= _FAR
        for other in others
    )


@cache
def _names(group: str) -> frozenset[str]:
    return frozenset(table("place")[group])


@cache
def _regions() -> dict[str, str]:
    return {f"places:{entry.id}": entry.parent for entry in reference.entries("places")}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = table("place")
    any_of = {name: "|".join(cues[name]) for name in ("before", "between", "after", "abroad", "not_followed_by")}
    people, counties = "|".join(cues["people"]), "|".join(cues["counties"])
    return {
        "people": re.compile(rf"(?<![\w-])(?:{people})\.?\s+(?:of\s+)?$"),
        "abroad": re.compile(rf"(?:,\s*|\s+\(?|\s+in\s+)(?:{any_of['abroad']})(?![\w'’])"),
        "before": re.compile(rf"(?:^|[\s(])(?:{any_of['before']})\s+(?:(?:{any_of['between']})\s+)*$", re.IGNORECASE),
        "after": re.compile(rf"(?:[\s-]|\s(?:City|Borough|County|District|Town)\s)(?:{any_of['after']})\b"),
        "county": re.compile(rf"(?:,\s*|\s+in\s+|\s+\()(?:the\s+)?(?:{counties})\b"),
        "not_followed_by": re.compile(rf"\s(?:{any_of['not_followed_by']})\b"),
    }
