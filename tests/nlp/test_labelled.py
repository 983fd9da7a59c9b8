"""Kinds and mentions of real sentences that were labelled apart (models/build/labelled.py)."""

import json

import pytest

from consult.nlp import load_encoder
from consult.nlp.kind import KINDS, KindReader
from consult.nlp.mentions import MentionFinder
from consult.nlp.segment import Passage
from models.build.labelled import LABELS, hash_of, labelled

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(("encoder", "least"), [("minilm", 0.55), ("static", 0.5)])
def test_kinds_are_where_they_were_measured_before(shared_data, encoder, least):
    sentences = labelled(shared_data, "kind_test")
    kinds = KindReader(load_encoder(encoder)).read(sentence for sentence, _ in sentences)
    pairs = [(kinds.of(sentence).value, kind) for sentence, kind in sentences]
    f1 = []
    for kind in KINDS:
        both = sum(guess == label == kind for guess, label in pairs)
        f1.append(2 * both / sum((guess == kind) + (label == kind) for guess, label in pairs))
    assert sum(f1) / len(f1) > least


def test_mentions_are_where_they_were_measured_before(shared_data):
    finder = MentionFinder()
    right = wrong = missed = 0
    for sentence, named in labelled(shared_data, "mentions_test"):
        rows = finder.find([Passage("t", sentence, ((0, len(sentence)),))])
        found = set(rows.loc[rows["entity_type"] != "market", "entity_id"])  # the labels know no markets
        right += len(found & set(named))
        wrong += len(found - set(named))
        missed += len(set(named) - found)
    assert right / (right + wrong) > 0.95
    assert right / (right + missed) > 0.93


def test_no_sentence_is_in_two_parts():
    parts = [
        set((LABELS / f"kind_{part}.json").read_text(encoding="utf-8").split('"')[1::4])
        for part in ("train", "dev", "test")
    ]
    assert len(set.union(*parts)) == sum(map(len, parts))


def test_both_readers_labelled_every_kind_and_agreed_where_the_label_stands():
    first, second, settled = (
        json.loads((LABELS / f"kind_test{part}.json").read_text(encoding="utf-8")) for part in ("_first", "_second", "")
    )
    assert first.keys() == second.keys() == settled.keys()
    assert all(settled[one] == kind for one, kind in first.items() if second[one] == kind)


def test_a_sentence_goes_by_its_words():
    assert hash_of("We can’t  hire!") == hash_of("we can't hire")
