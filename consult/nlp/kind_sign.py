"""A sentence as the row of signs of its words: "should", "may", "harm", "help", "measure" and so on.

Which word has which sign is in `cues/kind_sign.toml`. What a sentence is about has no sign ("."), so that a model which
reads signs learns how things are said.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from consult.nlp.inflection import verb_forms
from consult.nlp.lexicon import table

_TOKEN = re.compile(r"[a-z][a-z'\-]*|\d+|[?,;:()]")
_MARKER = re.compile(r"^[\W\d_]*(?:[a-zivx]{1,4}[.)]\s+|\(?[a-zivx\d]{1,3}\)\s*)?[\W\d_]*")
_COMPOUND = re.compile(r"\b(risk|well|world|case)-|-(risk|case)\b|(?<=by)-(?=case)")
_MOST_REMEMBERED = 100_000


class Sign(NamedTuple):
    """What a word does, and in which form: a base form, -s, -ing or -ed of a verb, a phrase, or another word."""

    name: str
    form: str


_NO_SIGN = Sign(".", "")


def words_of(segment: str) -> list[str]:
    """Return the words and commas of a segment in small letters, without the mark of a list item."""
    lowered = segment.casefold().replace("’", "'")
    marker = _MARKER.match(lowered)
    plain = lowered[marker.end() :] if marker else lowered
    return _TOKEN.findall(_COMPOUND.sub(_parted, plain) if "-" in plain else plain)


def signs_of(words: Sequence[str]) -> list[Sign]:
    """Return the signs of words; a phrase has one sign, and the longest phrase counts."""
    signs, phrases = _signs(), _phrases()
    single = [signs[word] for word in words]
    found: list[Sign] = []
    end = 0
    for at, opening in enumerate(pairwise(words)):
        if opening in phrases and at >= end and (phrase := _longest(words, at, phrases[opening])):
            found += [*single[end:at], phrase[0]]
            end = at + phrase[1]
    return [*found, *single[end:]]


def _longest(words: Sequence[str], at: int, phrases: Sequence[tuple[tuple[str, ...], Sign]]) -> tuple[Sign, int] | None:
    """Return the sign and length of the first of `phrases` that stands at a place."""
    for phrase, sign in phrases:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return sign, len(phrase)
    return None


def _parted(match: re.Match[str]) -> str:
    return match[0].replace("-", " ")


class _Signs(dict[str, Sign]):
    """The sign of every word: those of the cues, and what is worked out of other words."""

    def __missing__(self, word: str) -> Sign:
        sign = _worked_out(word, self)
        if len(self) < _MOST_REMEMBERED:
            self[word] = sign
        return sign


def _worked_out(word: str, signs: Mapping[str, Sign]) -> Sign:
    if word in ",;:()?":
        return Sign(word, "")
    if word[0].isdigit():
        return Sign("number", "")
    parts = [signs.get(part, _NO_SIGN) for part in word.split("-")] if "-" in word else []
    return next((sign for sign in parts if sign is not _NO_SIGN), _NO_SIGN)


@cache
def _phrases() -> dict[tuple[str, ...], list[tuple[tuple[str, ...], Sign]]]:
    """Return phrases with their signs by their first two words, the longest first."""
    signs: dict[tuple[str, ...], Sign] = {}
    for key, phrases in table("kind_sign").items():
        if key.startswith("phrases_"):
            for phrase in phrases:
                signs.setdefault(tuple(phrase.split()), Sign(key.removeprefix("phrases_"), "phrase"))
    opened: dict[tuple[str, ...], list[tuple[tuple[str, ...], Sign]]] = {}
    for words in sorted(signs, key=len, reverse=True):
        opened.setdefault(words[:2], []).append((words, signs[words]))
    return opened


@cache
def _signs() -> _Signs:
    cues = table("kind_sign")
    irregular = {verb: forms.split(",") for verb, _, forms in (entry.partition(":") for entry in cues["irregular"])}
    signs = _Signs()
    for key, words in cues.items():
        if key.startswith("verbs_"):
            for verb in words:
                _add_verb(signs, key.removeprefix("verbs_"), verb, irregular.get(verb, []))
        elif not key.startswith("phrases_") and key != "irregular":
            for word in words:
                signs.setdefault(word, Sign(key, "word"))
                if len(word) > 3 and word.isalpha() and not word.endswith("s"):
                    signs.setdefault(_with_s(word), Sign(key, "word"))
    return signs


def _add_verb(signs: dict[str, Sign], name: str, verb: str, irregular: Sequence[str]) -> None:
    signs.setdefault(verb, Sign(name, "base"))
    signs.setdefault(_with_s(verb), Sign(name, "s"))
    for form in (*verb_forms(verb), *irregular):
        signs.setdefault(form, Sign(name, "ing" if form.endswith("ing") else "ed"))


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh", "z", "o")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
