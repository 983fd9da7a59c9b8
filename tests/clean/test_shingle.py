import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.clean.shingle import Words

_KEYS = st.lists(st.lists(st.sampled_from("abcd"), max_size=8).map(" ".join), max_size=6)


def _plain(key, size):
    words = key.split()
    return [tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1))] if words else []


@given(_KEYS, st.integers(1, 3))
def test_equal_shingles_have_equal_hashes_and_others_do_not(keys, size):
    shingles = Words.of(keys).shingles(size)
    plain = [shingle for key in keys for shingle in _plain(key, size)]
    assert np.diff(shingles.offsets).tolist() == [len(_plain(key, size)) for key in keys]
    pairs = set(zip(plain, shingles.hashes.tolist(), strict=True))
    assert len({one for one, _ in pairs}) == len(pairs) == len({two for _, two in pairs})


@given(_KEYS)
def test_a_part_holds_what_the_whole_holds(keys):
    words = Words.of(keys)
    hashes = [value for part in words.parts(2) for value in part.shingles(2).hashes.tolist()]
    assert hashes == words.shingles(2).hashes.tolist()


def test_hashes_are_the_same_on_every_machine():
    assert Words.of(["grid connection"]).shingles(2).hashes.tolist() == [15367461954472804834]


def test_shingles_of_many_words_are_refused():
    with pytest.raises(ValueError, match="at most 3"):
        Words.of(["a"]).shingles(4)
