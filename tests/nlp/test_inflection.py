import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.nlp.inflection import key, verb_forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("skill", "skills"), ("company", "Companies"), ("tax", "taxes"), ("business", "businesses"),
        ("house", "houses"), ("process", "processes"), ("batch", "batches"), ("centre", "centers"), ("labour", "Labor"),
        ("decarbonisation", "decarbonization"), ("digitise", "digitize"), ("programme", "programs"),
    ],
)  # fmt: skip
def test_number_and_spelling_do_not_matter(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("new", "news"), ("good", "goods"), ("custom", "customs"), ("plan", "planning")]
)
def test_words_that_only_look_related_stay_apart(one, other):
    assert key(one) != key(other)


@given(st.text(alphabet=st.characters(categories=["Ll"]), max_size=20))
def test_a_key_of_a_key_in_small_letters_is_never_longer(word):
    assert len(key(word)) <= len(word.casefold()) + 2


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("invest", {"investing", "invested"}),
        ("reduce", {"reducing", "reduced"}),
        ("supply", {"supplying", "supplied"}),
        ("plan", {"planing", "planed", "planning", "planned"}),
        ("training", set()),
        ("R&D", set()),
    ],
)
def test_verb_forms_grow_from_the_base(word, forms):
    assert set(verb_forms(word)) == forms
