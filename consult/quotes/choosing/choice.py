"""Which candidates are worth a person's time: what many say, said well, by all sorts of respondents."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from consult.quotes.candidate import Candidate
from consult.settings import QuoteSettings
from consult.vocabulary import Share

_WEIGHTS = {"support": 0.35, "readability": 0.30, "evidence": 0.20, "probability": 0.15}
_MANY = 30
_SAME = 0.6
_BALANCE = {"respondent_type": 0.30, "region": 0.10, "kind": 0.10}
_LEADING = 0.5
_OF_ONE_TYPE, _OF_ONE_CELL, _THEMES = 2, 3, 2
"""Candidates of one type in a cell, candidates of a cell, themes of a question for each quotation wanted."""


def score(one: Candidate) -> float:
    """Return how good a candidate is by itself, 0 to 1: many back it, it reads well, has evidence, is on its theme."""
    parts = {
        "support": min(1.0, math.log(max(1, one.n_support)) / math.log(_MANY)),
        "readability": one.readability,
        "evidence": float(one.evidence),
        "probability": one.probability,
    }
    return sum(weight * parts[name] for name, weight in _WEIGHTS.items())


def shortlist(candidates: Iterable[Candidate], settings: QuoteSettings) -> list[Candidate]:
    """Return those worth screening: the best few, of all types, of the themes that most answers to a question have."""
    cells: dict[tuple[str, str], list[Candidate]] = {}
    for one in sorted(candidates, key=lambda one: (-score(one), one.answer_id, one.theme_id)):
        cell = cells.setdefault(one.cell, [])
        own = sum(other.respondent_type == one.respondent_type for other in cell)
        if len(cell) < _OF_ONE_CELL * settings.per_theme and own < _OF_ONE_TYPE:
            cell.append(one)
    order = sorted(cells, key=lambda key: (-max(one.n_raised for one in cells[key]), key))
    listed: Counter[str] = Counter()
    found = []
    for key in order:
        if listed[key[0]] < _THEMES * settings.per_question:
            listed[key[0]] += 1
            found += cells[key]
    return found


@dataclass(frozen=True)
class Used:
    """What a quotation that is there already takes up: a place of its respondent, and one of its question and theme."""

    respondent_id: str
    question_id: str
    top_id: str
    campaign_id: str = ""
    words: frozenset[str] = frozenset()


def choose(candidates: Sequence[Candidate], settings: QuoteSettings, used: Collection[Used] = ()) -> list[Candidate]:
    """Return the candidates to propose, spread over questions, themes, types, regions and kinds.

    In rounds: each question gets its best candidate, then a second from another theme, and so on up to `per_question`.
    The themes that most answers have come first, and a type, region or kind that has had less than its share. Nobody
    has two under one theme, nor more than `per_respondent` in all; a campaign is quoted once, and nearly the same words
    once.
    """
    open_, taken = list(candidates), list(used)
    chosen: list[Candidate] = []
    expected = {name: _shares(getattr(one, name) for one in candidates) for name in _BALANCE}
    leading: dict[str, int] = {}
    for one in candidates:
        leading[one.question_id] = max(one.n_raised, leading.get(one.question_id, 1))
    for _ in range(settings.per_question):
        for question_id in sorted(leading):
            fit = [one for one in open_ if one.question_id == question_id and _fits(one, taken, settings)]
            if not fit:
                continue
            now = {name: _shares(getattr(one, name) for one in chosen) for name in _BALANCE}
            best = max(fit, key=lambda one: (_gain(one, expected, now, leading), one.answer_id, one.theme_id))
            chosen.append(best)
            taken.append(Used(best.respondent_id, best.question_id, best.top_id, best.campaign_id, best.words))
            open_.remove(best)
    return chosen


def balance(chosen: Collection[Candidate], candidates: Collection[Candidate]) -> dict[str, tuple[Share, Share]]:
    """Return for each respondent type its share of the quotations, and of the respondents who could be quoted."""
    quoted = Counter(one.respondent_type for one in chosen)
    people = Counter({one.respondent_id: one.respondent_type for one in candidates}.values())
    return {
        name: (Share(n=quoted[name], base=len(chosen)), Share(n=people[name], base=people.total()))
        for name in sorted(people | quoted)
    }


def _fits(one: Candidate, taken: Sequence[Used], settings: QuoteSettings) -> bool:
    of_question = [other for other in taken if other.question_id == one.question_id]
    of_cell = sum(other.top_id == one.top_id for other in of_question)
    own = [other for other in taken if other.respondent_id == one.respondent_id]
    return (
        len(of_question) < settings.per_question
        and of_cell < settings.per_theme
        and len(own) < settings.per_respondent
        and all(other.top_id != one.top_id for other in own)
        and not (one.campaign_id and any(other.campaign_id == one.campaign_id for other in taken))
        and not any(_same_words(one.words, other.words) for other in taken)
    )


def _same_words(first: frozenset[str], second: frozenset[str]) -> bool:
    """Tell whether two quotations are nearly the same to a reader."""
    return bool(first and second) and len(first & second) >= _SAME * len(first | second)


def _gain(
    one: Candidate, expected: dict[str, dict[str, float]], now: dict[str, dict[str, float]], leading: dict[str, int]
) -> float:
    lacking = ((weight, getattr(one, name), name) for name, weight in _BALANCE.items())
    of_leading = one.n_raised / leading[one.question_id]
    return (
        score(one)
        + _LEADING * of_leading
        + sum(w * (expected[name][value] - now[name].get(value, 0.0)) for w, value, name in lacking)
    )


def _shares(values: Iterable[str]) -> dict[str, float]:
    counts = Counter(values)
    return {value: n / counts.total() for value, n in counts.items()}
