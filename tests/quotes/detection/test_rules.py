"""Every rule's own examples, and what holds for all rules."""

import pytest

from consult.quotes.detection import identifiers
from consult.quotes.detection.rule import Rule, marked
from consult.quotes.detection.rules import Rules, load_rules
from consult.quotes.detection.view import View

_RULES = {rule.id: rule for rule in load_rules()}


def _spans(rule: Rule, text: str) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in Rules([rule]).find(View.of(text))]


@pytest.mark.parametrize("rule_id", _RULES)
def test_a_rule_finds_its_positive_examples_and_leaves_its_negative_ones(rule_id: str) -> None:
    rule = _RULES[rule_id]
    for example in rule.positive:
        text, spans = marked(example)
        assert _spans(rule, text) == spans, example
    for example in rule.negative:
        assert _spans(rule, example) == [], example


def test_rule_ids_are_used_once() -> None:
    assert len(_RULES) == len(load_rules())


def test_no_text_has_no_identifiers() -> None:
    assert identifiers("") == []
