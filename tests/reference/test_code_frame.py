"""The code frame that ships with the product: whole, distinct, and deaf to ordinary sentences."""

import re
from collections import Counter
from functools import cache

import pytest
import yaml

from consult import reference
from consult.nlp.inflection import key, verb_forms
from consult.vocabulary import CodeFrame, Theme

BARRIERS = [
    *("skills", "finance", "energy_cost", "grid", "planning", "transport", "regulation", "competition"),
    *("policy_stability", "data_access", "commercialisation", "supply_chain", "trade_friction", "land_sites"),
    "tax_costs",
]
SECTIONS = [
    *("sectors", "skills", "innovation", "energy", "infrastructure", "regulatory", "investment", "trade", "place"),
    *("partnerships", "m_and_e"),
]

# Sentences that say nothing about any theme, each with a word or two that has misled somebody's search.
ORDINARY = (
    "We welcome the government's approach and support the sector's development.",
    "We are planning to respond in full when our business plan has been agreed.",
    "Many problems stem from this, and it would be nice to aim higher.",
    "Of course we take it for granted that our course of action will change in due course.",
    "The City Council's response to this consultation is attached.",
    "Our council met last week and agreed its reply; the council is happy to discuss.",
    "Targeted intervention is needed, and more should be done quickly.",
    "We have been in business since 1985 and employ forty people.",
    "The market is changing and firms must be able to invest and grow.",
    "Economic growth needs the right policy and the right support.",
    "The list of names is in the annex below.",
    "Our members scale up production in the spring.",
    "Members trade with each other, and their trade association represents them.",
    "Since the pandemic we have worked from home.",
    "There is no doubt that a stronger industrial base matters.",
    "We hope that the final strategy takes account of organisations of every size.",
    "Clean Energy Industries, Digital and Technologies and Financial Services are all relevant.",
    "Please see our answer to question 7.",
)


@cache
def frame() -> CodeFrame:
    path = reference.data("reference", "code-frame.yaml")
    return CodeFrame.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def words(text: str) -> list[str]:
    return [key(word) for word in re.findall(r"[\w&']+", text.casefold().replace("’", "'"))]


def canonical(phrase: str) -> str:
    return " ".join(words(phrase))


@cache
def forms(phrase: str) -> list[set[str]]:
    return [{key(word), *map(key, verb_forms(word))} for word in re.findall(r"[\w&']+", phrase.casefold())]


def spans(phrase: str, text: list[str]) -> list[tuple[int, int]]:
    wanted = forms(phrase)
    starts = [i for i, word in enumerate(text[: len(text) - len(wanted) + 1]) if word in wanted[0]]
    return [(i, i + len(wanted)) for i in starts if all(text[i + j] in form for j, form in enumerate(wanted))]


def signals(theme: Theme, text: str) -> list[str]:
    said = words(text)
    shut = [span for phrase in theme.phrases_excluded for span in spans(phrase, said)]
    return [
        phrase
        for phrase in theme.phrases
        if any(not any(a <= start and end <= b for a, b in shut) for start, end in spans(phrase, said))
    ]


def each_theme():
    return pytest.mark.parametrize("theme", frame().themes, ids=lambda theme: theme.id)


def test_the_frame_has_forty_to_sixty_themes_on_two_levels():
    assert 40 <= len(frame().themes) <= 60
    assert any(theme.parent for theme in frame().themes)
    assert {theme.section for theme in frame().themes} == set(SECTIONS)


def test_the_frame_lists_the_fifteen_cross_cutting_barriers_and_uses_every_one():
    assert [barrier.id for barrier in frame().barriers] == BARRIERS
    assert {theme.barrier for theme in frame().themes} - {""} == set(BARRIERS)


@each_theme()
def test_a_dotted_id_names_its_parent(theme):
    assert theme.parent == theme.id.partition(".")[0] * ("." in theme.id)
    assert not theme.parent or frame().by_id[theme.parent].section == theme.section


@each_theme()
def test_a_theme_says_what_it_is_and_what_it_is_not(theme):
    assert theme.name
    assert theme.definition.endswith(".")
    assert len(theme.definition.split()) >= 12
    assert theme.includes
    assert theme.excludes
    assert theme.strand is not None


@each_theme()
def test_an_exclusion_ends_with_the_theme_to_use_instead(theme):
    for exclusion in theme.excludes:
        assert exclusion.rpartition(": ")[2] in frame().by_id
        assert exclusion.rpartition(": ")[2] != theme.id


@each_theme()
def test_a_theme_has_five_to_eight_examples_and_eight_to_twenty_five_phrases(theme):
    assert 5 <= len(theme.examples) <= 8
    assert 8 <= len(theme.phrases) <= 25
    assert all(example[0].isupper() and example[-1] in ".?" for example in theme.examples)


def test_no_example_is_used_twice():
    examples = Counter(example.casefold() for theme in frame().themes for example in theme.examples)
    assert not [example for example, n in examples.items() if n > 1]


def test_no_phrase_belongs_to_two_themes_in_any_inflection():
    owners = Counter(canonical(phrase) for theme in frame().themes for phrase in theme.phrases)
    assert not [phrase for phrase, n in owners.items() if n > 1]


@each_theme()
def test_a_phrase_is_long_enough_not_to_hide_in_ordinary_words(theme):
    assert all(len(phrase) >= 3 for phrase in theme.phrases)
    assert all(phrase == phrase.strip() for phrase in (*theme.phrases, *theme.phrases_excluded))


@each_theme()
def test_every_excluded_phrase_shuts_out_a_phrase_of_its_own_theme(theme):
    open_theme = theme.model_copy(update={"phrases_excluded": ()})
    assert not [trap for trap in theme.phrases_excluded if not signals(open_theme, trap)]


@pytest.mark.parametrize("sentence", ORDINARY)
def test_an_ordinary_sentence_signals_no_theme(sentence):
    assert {theme.id: found for theme in frame().themes if (found := signals(theme, sentence))} == {}


@each_theme()
def test_some_example_carries_a_phrase_of_its_theme_and_some_does_not(theme):
    carrying = [example for example in theme.examples if signals(theme, example)]
    assert carrying
    assert len(carrying) < len(theme.examples)


def test_examples_seldom_carry_the_phrase_of_an_unrelated_theme():
    pairs = [
        (theme.id, other.id)
        for theme in frame().themes
        for example in theme.examples
        for other in frame().themes
        if other.id not in (theme.id, theme.parent) and signals(other, example)
    ]
    n_examples = sum(len(theme.examples) for theme in frame().themes)
    assert len(pairs) / n_examples < 0.15
