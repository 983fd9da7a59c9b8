"""The rules of `consult/quotes/recognisers/`, and what they find in a text."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from consult.quotes.detection.allowed import is_allowed, is_wide
from consult.quotes.detection.band import banded
from consult.quotes.detection.rule import Rule
from consult.quotes.detection.validator import valid
from consult.quotes.detection.view import View
from consult.vocabulary import Finding

_FOLDER = Path(__file__).parents[1] / "recognisers"
_EDGE = 40


class Rules:
    """Rules that are tried only near what triggers them: one pass finds every trigger of every rule."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = list(rules)
        self._by_trigger: dict[str, list[int]] = defaultdict(list)
        for number, rule in enumerate(self._rules):
            for trigger in rule.triggers:
                self._by_trigger[trigger].append(number)
        self._triggers = list(self._by_trigger)
        self._automaton = AhoCorasick(self._triggers)

    def find(self, view: View) -> Iterator[Finding]:
        """Yield what each rule finds, in code points of the original."""
        for number, windows in self._windows(view).items():
            for start, end in windows:
                yield from _found(self._rules[number], view, start, end)

    def _windows(self, view: View) -> dict[int, list[tuple[int, int]]]:
        """Return the stretches of the text that each rule is tried in, in order and apart from each other."""
        windows: dict[int, list[tuple[int, int]]] = {}
        for trigger, start, end in self._automaton.find_matches_as_indexes(view.folded, overlapping=True):
            for number in self._by_trigger[self._triggers[trigger]]:
                reach = self._rules[number].reach
                first, last = max(0, start - reach), end + reach
                own = windows.setdefault(number, [])
                if own and first <= own[-1][1] + _EDGE:
                    own[-1] = (own[-1][0], max(last, own[-1][1]))
                else:
                    own.append((first, last))
        return windows


def _found(rule: Rule, view: View, first: int, last: int) -> Iterator[Finding]:
    for match in rule.compiled.finditer(view.text, first, last):
        start, end = match.span(match.lastgroup or 0)
        value = view.text[start:end]
        if start == end or not _stands(rule, view.text, start, end) or not valid(rule.validator, value):
            continue
        if rule.spare and (is_allowed(value) or (rule.kind == "site" and is_wide(value.rpartition(" ")[0]))):
            continue
        if rule.opening and (opening := rule.opening.search(view.text, max(0, start - _EDGE), start)):
            start = opening.start()
        span = view.span(start, end)
        words = banded(value) if rule.banded else rule.replacement
        yield Finding(
            start=span[0], end=span[1], kind=rule.kind, identifier=rule.identifier, layer=rule.layer,
            rule_id=rule.id, score=rule.score, replacement=words,
        )  # fmt: skip


def _stands(rule: Rule, text: str, start: int, end: int) -> bool:
    """Tell whether the context is there and no exception holds."""
    if rule.exception and rule.exception.fullmatch(text, start, end):
        return False
    if rule.cue is None:
        return True
    before = text[max(0, start - rule.distance) : start]
    return bool(rule.cue.search(before) or (rule.after and rule.cue.search(text[end : end + rule.distance])))


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the files' names and of the rules in them."""
    files = sorted(_FOLDER.glob("*.toml"))
    return tuple(Rule(**raw) for path in files for raw in tomllib.loads(path.read_text(encoding="utf-8"))["rule"])


@cache
def rules_of(*layers: str) -> Rules:
    """Return the rules of these layers, ready to use."""
    return Rules(rule for rule in load_rules() if rule.layer in layers)


def identifiers(text: str) -> list[Finding]:
    """Return what the identifier rules alone find in a text, by where it starts; they know nobody."""
    return sorted(rules_of("rule").find(View.of(text)), key=lambda found: (found.start, -found.end))
