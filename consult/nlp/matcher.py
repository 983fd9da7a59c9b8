"""Many phrases found in a text at once, in any inflection, with where they are.

A phrase in which every word has two capitals or more (REC, PPA, CfD) is an acronym and is found as it is written, with
or without an s. Any other is found in any capitals, singular or plural, hyphenated or not, and one of its words may
have an -ing or -ed that the phrase has not.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from typing import NamedTuple

from spacy.attrs import NORM  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.lang.en import English
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from consult.nlp.inflection import VERSION as INFLECTION
from consult.nlp.inflection import key, verb_forms

VERSION = f"matcher@1 {INFLECTION} spacy {version('spacy')}"
_LEVEL = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", "\n": " ", "\u00a0": " ", "’": "'"})
_ACRONYM = re.compile(r"[^A-Z]*[A-Z][^A-Z]*[A-Z]")
_WORD = re.compile(r"\S+")
_LONGEST_REMEMBERED = 5_000


class Match(NamedTuple):
    """One phrase found: the entry it belongs to and the code points it covers."""

    entry: str
    phrase: str
    start: int
    end: int


class Matcher:
    """Finds the phrases of entries, `written` ones only in the capitals and inflection they are given in."""

    def __init__(
        self, phrases: Iterable[tuple[str, str]], *, written: Iterable[tuple[str, str]] = (), verbs: bool = True
    ) -> None:
        self._language = _language()
        vocabulary = self._language.vocab
        self._written = PhraseMatcher(vocabulary, attr="ORTH")
        self._inflected = PhraseMatcher(vocabulary, attr="NORM")
        self._meaning: dict[int, tuple[str, str]] = {}
        for entry, phrase in dict.fromkeys(phrases):
            if is_acronym(phrase):
                self._add(self._written, entry, phrase, [phrase, phrase + "s"])
            else:
                self._add(self._inflected, entry, phrase, _forms(phrase, verbs=verbs))
        for entry, phrase in dict.fromkeys(written):
            self._add(self._written, entry, phrase, [phrase])

    def find(self, text: str) -> Iterator[Match]:
        """Yield every match, overlapping ones too, by where they start and the longer first."""
        doc = _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _read(text)
        found = [*self._written(doc), *self._inflected(doc)]
        found.sort(key=lambda match: (match[1], -match[2], self._meaning[match[0]]))
        for number, first, last in found:
            entry, phrase = self._meaning[number]
            yield Match(entry, phrase, doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))

    def _add(self, matcher: PhraseMatcher, entry: str, phrase: str, forms: list[str]) -> None:
        name = f"{entry}\t{phrase}"
        self._meaning[self._language.vocab.strings.add(name)] = (entry, phrase)
        matcher.add(name, [_read(form) for form in forms])


def is_acronym(phrase: str) -> bool:
    """Tell whether every word of a phrase has two capitals or more."""
    return all(_ACRONYM.match(word) for word in _WORD.findall(phrase.translate(_LEVEL)))


def longest(matches: Iterable[Match]) -> list[Match]:
    """Drop what lies inside a longer match, whichever entry that belongs to. Equal ones stay."""
    kept: list[Match] = []
    furthest = (-1, -1)
    for match in matches:
        if match.end > furthest[1] or (match.start, match.end) == furthest:
            kept.append(match)
            furthest = (match.start, match.end)
    return kept


def _forms(phrase: str, *, verbs: bool) -> list[str]:
    """Return the phrase and, for each of its words, the phrase with that word as a verb form."""
    words = phrase.translate(_LEVEL).split()
    forms = [" ".join(words)]
    if verbs:
        for place, word in enumerate(words):
            forms += [" ".join([*words[:place], form, *words[place + 1 :]]) for form in verb_forms(word)]
    return forms


def _read(text: str) -> Doc:
    """Return the words of a text as every matcher compares them."""
    return _language().tokenizer(text.translate(_LEVEL))


_remembered = lru_cache(maxsize=1_000)(_read)  # themes, what is not a theme, and mentions are looked for one by one


@cache
def _language() -> English:
    """Return English without a trained pipeline, in which the norm of a word is its key."""
    language = English()
    language.vocab.lex_attr_getters[NORM] = key  # type: ignore[attr-defined]  # compiled, without stubs
    return language
