import numpy as np
import pytest

from consult.clean.shingle import Words
from consult.clean.sketch import components, sketch, typicality

_rng = np.random.default_rng(7)
_WORDS = [f"w{n}" for n in range(400)]
_TEMPLATE = [_rng.choice(_WORDS) for _ in range(60)]


def _edited(n_edits):
    words = list(_TEMPLATE)
    for at in _rng.choice(len(words), n_edits, replace=False):
        words[at] = _rng.choice(_WORDS)
    return " ".join(words)


_KEYS = [" ".join(_TEMPLATE), *(_edited(n) for n in (1, 2, 3, 4, 6, 9))]
_OTHERS = [" ".join(_rng.choice(_WORDS) for _ in range(60)) for _ in range(30)]


def _triples(key):
    words = key.split()
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


def test_sketches_estimate_the_overlap_as_the_reference_does():
    from datasketch import MinHash

    def reference(key):
        minhash = MinHash(num_perm=126, seed=1, scheme="affine32")
        minhash.update_batch([triple.encode() for triple in sorted(_triples(key))])
        return minhash

    sketches = sketch(Words.of(_KEYS))
    for row, key in enumerate(_KEYS):
        exact = len(_triples(_KEYS[0]) & _triples(key)) / len(_triples(_KEYS[0]) | _triples(key))
        estimate = float((sketches[0] == sketches[row]).mean())
        assert estimate == pytest.approx(exact, abs=0.15)
        assert estimate == pytest.approx(reference(_KEYS[0]).jaccard(reference(key)), abs=0.20)


def test_copies_come_together_and_strangers_stay_apart():
    group = components(sketch(Words.of([*_KEYS, *_OTHERS])), overlap=0.4)
    assert set(group[: len(_KEYS) - 1].tolist()) == {0}
    assert group[len(_KEYS) :].tolist() == list(range(len(_KEYS), len(_KEYS) + len(_OTHERS)))


def test_two_families_that_share_a_sentence_stay_apart():
    shared = "please put people before profit in every decision that you take about this"
    one = [f"{shared} {' '.join(_WORDS[:60])} {word}" for word in _WORDS[:20]]
    two = [f"{shared} {' '.join(_WORDS[100:160])} {word}" for word in _WORDS[:20]]
    group = components(sketch(Words.of([*one, *two])), overlap=0.4)
    assert set(group[:20].tolist()) == {0}
    assert set(group[20:].tolist()) == {20}


def test_the_template_is_more_typical_than_its_edited_copies():
    sketches = sketch(Words.of([*(_edited(6) for _ in range(12)), " ".join(_TEMPLATE)]))
    assert typicality(sketches).argmax() == 12


def test_no_texts_have_no_components():
    assert len(components(np.empty((0, 126), dtype=np.uint32), overlap=0.4)) == 0
