"""Tell a short text that answers nothing itself: it is a placeholder, or it points at another answer.

The wordings are data (`placeholders.toml`). A text is read clause by clause; one clause that is not among the known
wordings makes the whole text an ordinary answer.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from consult.clean.question_number import mark
from consult.vocabulary import AnswerStatus

_CLAUSE_END = re.compile(r"[.,;:!?()\[\]{}\n•|]|[–—]| -+ |-{2,}|\s/\s")
_LONGEST_CHARACTERS = 500
_SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True)
class Wordings:
    """The compiled rules: the most words of a text and of a clause, and a pattern for each kind of clause."""

    longest: int
    longest_clause: int
    kinds: dict[str, re.Pattern[str]]


@dataclass(frozen=True)
class Reading:
    """What a short text turned out to be. `numbers` are the question numbers in it, in order."""

    status: AnswerStatus
    clause: str = ""
    numbers: tuple[str, ...] = ()


_ANSWER = Reading(AnswerStatus.ANSWERED)


def read(text: str) -> Reading:
    """Tell whether a mended text is an answer, a placeholder or a cross-reference."""
    wordings = _wordings()
    if len(text) > _LONGEST_CHARACTERS:
        return _ANSWER
    if not any(character.isalnum() for character in text):
        return Reading(AnswerStatus.PLACEHOLDER)
    marked, numbers = mark(text)
    clauses = [words for part in _CLAUSE_END.split(marked) if (words := " ".join(re.findall(r"[^\W_]+", part)))]
    if sum(clause.count(" ") + 1 for clause in clauses) > wordings.longest:
        return _ANSWER
    found: dict[str, str] = {}
    for clause in clauses:
        kind = _kind(clause, wordings)
        if not kind:
            return _ANSWER
        found.setdefault(kind, clause)
    if "cross_reference" in found:
        return Reading(AnswerStatus.CROSS_REFERENCE, found["cross_reference"], numbers)
    if found.keys() & {"nothing", "elsewhere", "bare", "courtesy"}:
        return Reading(AnswerStatus.PLACEHOLDER)
    return _ANSWER


@cache
def _wordings() -> Wordings:
    rules = tomllib.loads(files(__package__).joinpath("placeholders.toml").read_text(encoding="utf-8"))
    slots = rules["slots"]

    def filled(pattern: str) -> str:
        while _SLOT.search(pattern):
            pattern = _SLOT.sub(lambda slot: slots[slot.group(1)], pattern)
        return pattern

    kinds = {
        kind: re.compile("|".join(f"(?:{filled(one)})" for one in some)) for kind, some in rules["clauses"].items()
    }
    return Wordings(rules["longest"], rules["longest_clause"], kinds)


def _kind(clause: str, wordings: Wordings) -> str:
    if clause.count(" ") >= wordings.longest_clause:
        return ""
    return next((kind for kind, pattern in wordings.kinds.items() if pattern.fullmatch(clause)), "")
