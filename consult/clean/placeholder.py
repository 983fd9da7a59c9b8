"""Tell a short text that answers nothing itself: it is a placeholder, or it points at another answer.

The wordings are data (`placeholders.toml`, which says how they are read). A text is read clause by clause; one clause
that is not among the known wordings makes the whole text an ordinary answer.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from consult.clean.question_number import mark
from consult.vocabulary import AnswerStatus

_INITIALS = re.compile(r"\b([a-z])\s?[./\\\\]\s?(?=[a-z]\b)")
_ONE_WORD = {
    "na": re.compile(r"\bn[ -]a\b"),
    "email": re.compile(r"\be[ -]mail"),
    "thanks": re.compile(r"\bthank you\b"),
    "refer": re.compile(r"\b(?:direct|point) you\b"),
}
_CLAUSE_END = re.compile(r"[.,;:!?()\[\]{}\n•|]|[–—]| -+ |-{2,}|\s/\s")
_WORD = re.compile(r"[^\W_]+")
_LONGEST_CHARACTERS = 500


@dataclass(frozen=True)
class Rule:
    """One sort of clause that answers nothing.

    A clause fits when it is one of the `phrases`; or when it has a word of each group in `needs` and every word is
    `known`, but for at most `names` words before the word needed last, which are in no group at all (not `grouped`).
    """

    kind: str
    phrases: frozenset[str]
    needs: tuple[frozenset[str], ...]
    known: frozenset[str]
    grouped: frozenset[str]
    names: int

    def fits(self, words: Sequence[str]) -> bool:
        """Tell whether a clause, as its words, is of this sort."""
        if not self.needs:
            return " ".join(words) in self.phrases
        if not all(any(word in group for word in words) for group in self.needs):
            return False
        strange = [at for at, word in enumerate(words) if word not in self.known]
        last = max(at for at, word in enumerate(words) if word in self.needs[-1])
        return len(strange) <= self.names and all(at < last and words[at] not in self.grouped for at in strange)


@dataclass(frozen=True)
class Wordings:
    """The rules, and the most words of a text and of a clause."""

    longest: int
    longest_clause: int
    rules: tuple[Rule, ...]

    def kind(self, words: Sequence[str]) -> str:
        """Return the kind of a clause, "" when no rule fits."""
        if len(words) > self.longest_clause:
            return ""
        return next((rule.kind for rule in self.rules if rule.fits(words)), "")


@dataclass(frozen=True)
class Reading:
    """What a short text turned out to be. `numbers` are the question numbers in it, in order."""

    status: AnswerStatus
    clause: str = ""
    numbers: tuple[str, ...] = ()


_ANSWER = Reading(AnswerStatus.ANSWERED)


def read(text: str) -> Reading:
    """Tell whether a mended text is an answer, a placeholder or a cross-reference."""
    if len(text) > _LONGEST_CHARACTERS:
        return _ANSWER
    if not any(character.isalnum() for character in text):
        return Reading(AnswerStatus.PLACEHOLDER)
    wordings = _wordings()
    marked, numbers = mark(text)
    clauses = _clauses(marked)
    if sum(map(len, clauses)) > wordings.longest:
        return _ANSWER
    found: dict[str, Sequence[str]] = {}
    for clause in clauses:
        kind = wordings.kind(clause)
        if not kind:
            return _ANSWER
        found.setdefault(kind, clause)
    if "cross_reference" in found:
        return Reading(AnswerStatus.CROSS_REFERENCE, " ".join(found["cross_reference"]), numbers)
    return Reading(AnswerStatus.PLACEHOLDER) if found.keys() - {"neutral"} else _ANSWER


def _clauses(marked: str) -> list[list[str]]:
    """Return the words of each clause, initials in one ("n/a" is na), # for a number."""
    joined = _INITIALS.sub(r"\1", marked)
    for word, written in _ONE_WORD.items():
        joined = written.sub(word, joined)
    clauses = ([_plain(word) for word in _WORD.findall(part)] for part in _CLAUSE_END.split(joined))
    return [clause for clause in clauses if clause]


def _plain(word: str) -> str:
    return "#" if word[0].isdigit() else word


@cache
def _wordings() -> Wordings:
    raw = tomllib.loads(files(__package__).joinpath("placeholders.toml").read_text(encoding="utf-8"))
    groups = {name: frozenset(words.split()) for name, words in raw["groups"].items()}
    return Wordings(raw["longest"], raw["longest_clause"], tuple(_rule(one, groups) for one in raw["rules"]))


def _rule(raw: Mapping[str, Any], groups: Mapping[str, frozenset[str]]) -> Rule:
    needs = tuple(groups[name] for name in raw.get("needs", ()))
    known = frozenset().union(*needs, *(groups[name] for name in raw.get("with", ())))
    grouped = frozenset().union(*groups.values())
    return Rule(raw["kind"], frozenset(raw.get("phrases", ())), needs, known, grouped, raw.get("names", 0))
