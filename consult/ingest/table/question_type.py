"""Whether a column of answers is of an open, a closed or a multiple-choice question, from its values."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from consult.ingest.heading import plain
from consult.vocabulary import QuestionType

_SCALE = frozenset(
    (
        "yes", "no", "unsure", "not sure", "dont know", "do not know", "maybe", "other", "true", "false", "none",
        "agree", "disagree", "strongly agree", "strongly disagree", "neither agree nor disagree", "neutral",
        "somewhat agree", "somewhat disagree", "tend to agree", "tend to disagree", "partially agree", "partly",
        "support", "oppose", "strongly support", "strongly oppose", "partially", "fully", "not at all",
        "very useful", "useful", "not useful", "not useful at all", "very important", "important", "not important",
        "high", "medium", "low", "not applicable", "n a", "prefer not to say", "very likely", "likely", "unlikely",
        "very unlikely", "very satisfied", "satisfied", "dissatisfied", "very dissatisfied", "excellent", "good",
        "fair", "poor", "for", "against", "in favour", "opposed", "undecided", "supportive", "mixed", "always", "often",
        "sometimes", "rarely", "never", "to some extent", "to a great extent",
    )
)  # fmt: skip
_SPLIT = {
    ";": re.compile(r"\s*;\s*"),
    "|": re.compile(r"\s*\|\s*"),
    ", ": re.compile(r",\s+"),
    "\n": re.compile(r"\s*\n\s*"),
}
_MOST_OPTIONS = 30
_LONGEST_OPTION = 120
_FEW_OPTIONS, _FEW_SHARE = 6, 0.3
_MOST_WORDS = 8
_SAMPLE = 500
_LONGEST_MEAN = 200
"""Characters; ticked options joined come to less, a free text of some length to more."""


def kind_of(values: Sequence[str]) -> QuestionType:
    """Guess the type of a question from its answers."""
    given = [value.strip() for value in values if value and not value.isspace()]
    if not given:
        return QuestionType.OPEN
    if is_closed(given):
        return QuestionType.CLOSED
    return QuestionType.MULTIPLE if _separator(given) else QuestionType.OPEN


def is_closed(given: Sequence[str]) -> bool:
    """Tell whether the values come from a list, one each: a known scale, codes, or few short ones again and again."""
    distinct = Counter(given)
    if max(map(len, distinct)) > _LONGEST_OPTION or len(distinct) > _MOST_OPTIONS:
        return False
    if is_scale(given) or all(re.fullmatch(r"-?\d{1,2}", value) for value in distinct):
        return True
    words = max(value.count(" ") + 1 for value in distinct)
    if len(given) < 10:
        return words <= 4 and len(distinct) < len(given)
    return words <= 14 and len(distinct) <= max(2, 0.2 * len(given))


def is_scale(values: Iterable[str]) -> bool:
    """Tell whether some value is given and each is a step of a known scale: yes, agree, neutral …"""
    distinct = {plain(value) for value in values if value and not value.isspace()}
    return bool(distinct) and distinct <= _SCALE


def is_short_list(values: Iterable[str]) -> bool:
    """Tell whether values are those of a list on a form: few words each, and the same ones again and again."""
    given = [value.strip() for value in values if value and not value.isspace()]
    distinct = set(given)
    if max(map(len, distinct), default=0) > _LONGEST_OPTION:
        return False
    return len(distinct) <= _FEW_OPTIONS or len(distinct) <= _FEW_SHARE * len(given)


def options_of(values: Sequence[str], kind: QuestionType) -> tuple[str, ...]:
    """Return the options of a closed or multiple-choice question, in order of first use; none for an open one."""
    given = [value.strip() for value in values if value and not value.isspace()]
    if kind is QuestionType.OPEN or not given:
        return ()
    if kind is QuestionType.MULTIPLE and (separator := _separator(given)):
        given = [part for value in given for part in _parts(value, separator)]
    first: dict[str, str] = {}
    for value in given:
        first.setdefault(plain(value), value)  # "yes" and "Yes" are one option
    return tuple(first.values())


def choices_among(values: Sequence[str], options: Sequence[str]) -> tuple[str, ...]:
    """Return the choices that are joined in cells, where most are known options; () where they are something else."""
    names = {plain(option) for option in options}
    for separator in _SPLIT:
        parts = [part for value in values for part in _parts(value, separator)]
        n_known = sum(1 for part in parts if plain(part) in names)
        if n_known and 2 * n_known >= len(parts):
            return tuple(part for part in dict.fromkeys(parts) if _is_short(part))
    return ()


def _separator(given: Sequence[str]) -> str:
    """Return what joins the choices, "" where the values are not choices of a short list."""
    given = given[:_SAMPLE]
    if len(given) < 3 or sum(map(len, given)) > _LONGEST_MEAN * len(given):
        return ""
    for separator in _SPLIT:
        parts = [part for value in given for part in _parts(value, separator)]
        distinct = set(parts)
        joined = sum(1 for value in given if len(_parts(value, separator)) > 1)
        again = 0 < len(distinct) <= 20 and len(distinct) * 2 <= len(parts)
        if joined * 5 >= len(given) and again and all(map(_is_short, distinct)) and _combine(given, separator):
            return separator
    return ""


def _combine(given: Sequence[str], separator: str) -> bool:
    """Tell whether the parts of most joined values stand elsewhere too; else each is one option with a comma in it."""
    values = [set(_parts(value, separator)) for value in set(given)]
    n_values = Counter(part for parts in values for part in parts)
    joined = [parts for parts in values if len(parts) > 1]
    return 2 * sum(any(n_values[part] > 1 for part in parts) for parts in joined) >= len(joined)


def _is_short(choice: str) -> bool:
    return len(choice) <= _LONGEST_OPTION and choice.count(" ") < _MOST_WORDS


def _parts(value: str, separator: str) -> list[str]:
    return [part for part in _SPLIT[separator].split(value.strip()) if part]
