"""A sentence as the row of signs of its words: "should", "may", "harm", "help", "measure" and so on.

Which word has which sign is in `cues/kind_sign.toml`. What a sentence is about has no sign ("."), so that a model which
reads signs learns how things are said.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from consult.nlp.inflection import verb_forms
from consult.nlp.lexicon import table

_TOKEN = re.compile(r"[a-z][a-z'\-]*|\d+|[?,;:()]")
_MARKER = re.compile(r"^[\W\d_]*(?:[a-zivx]{1,4}[.)]\s+|\(?[a-zivx\d]{1,3}\)\s*)?[\W\d_]*")
_COMPOUND = re.compile(r"\b(risk|well|world|case)-|-(risk|case)\b|(?<=by)-(?=case)")
_SUBJECT = "."


class Sign(NamedTuple):
    """What a word does, and in which form: a base form, -s, -ing or -ed of a verb, a phrase, or another word."""

    name: str
    form: str


def words_of(segment: str) -> list[str]:
    """Return the words and commas of a segment in small letters, without the mark of a list item."""
    lowered = segment.casefold().replace("’", "'")
    return _TOKEN.findall(_COMPOUND.sub(lambda match: match[0].replace("-", " "), _MARKER.sub("", lowered)))


def signs_of(words: Sequence[str]) -> list[Sign]:
    """Return the signs of words; a phrase has one sign, and the longest phrase counts."""
    phrases, openings = _phrases()
    found: list[Sign] = []
    at = 0
    while at < len(words):
        length = next((n for n in openings.get(words[at], ()) if tuple(words[at : at + n]) in phrases), 1)
        found.append(phrases[tuple(words[at : at + length])] if length > 1 else _sign(words[at]))
        at += length
    return found


@lru_cache(maxsize=100_000)
def _sign(word: str) -> Sign:
    if word in _words():
        return _words()[word]
    if word in ",;:()?":
        return Sign(word, "")
    if word[0].isdigit():
        return Sign("number", "")
    parts = [_words()[part] for part in word.split("-") if part in _words()] if "-" in word else []
    return parts[0] if parts else Sign(_SUBJECT, "")


@cache
def _phrases() -> tuple[dict[tuple[str, ...], Sign], dict[str, tuple[int, ...]]]:
    """Return signs by phrase, and by first word the lengths of the phrases that begin with it, longest first."""
    signs: dict[tuple[str, ...], Sign] = {}
    for key, phrases in table("kind_sign").items():
        if key.startswith("phrases_"):
            for phrase in phrases:
                signs.setdefault(tuple(phrase.split()), Sign(key.removeprefix("phrases_"), "phrase"))
    lengths: dict[str, set[int]] = {}
    for words in signs:
        lengths.setdefault(words[0], set()).add(len(words))
    return signs, {word: tuple(sorted(all_, reverse=True)) for word, all_ in lengths.items()}


@cache
def _words() -> dict[str, Sign]:
    cues = table("kind_sign")
    irregular = {verb: forms.split(",") for verb, _, forms in (entry.partition(":") for entry in cues["irregular"])}
    signs: dict[str, Sign] = {}
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
