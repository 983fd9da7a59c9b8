import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.clean.likeness import Likeness
from consult.clean.shingle import Words

_KEYS = st.lists(st.lists(st.sampled_from("abcde"), min_size=2, max_size=10).map(" ".join), min_size=1, max_size=8)


def _pairs(key):
    words = key.split()
    return set(pairwise(words))


@given(_KEYS, st.data())
def test_the_nearest_template_is_the_one_that_counting_by_hand_finds(keys, data):
    rows = data.draw(st.lists(st.sampled_from(range(len(keys))), min_size=1, unique=True))
    templates = np.array(sorted(rows))
    nearest = Likeness(Words.of(keys)).nearest(templates)
    for row, key in enumerate(keys):
        by_hand = [
            len(_pairs(key) & _pairs(keys[other])) / math.sqrt(len(_pairs(key)) * len(_pairs(keys[other])))
            for other in templates.tolist()
        ]
        assert nearest.likeness[row] == pytest.approx(max(by_hand))
        if max(by_hand):
            assert by_hand[nearest.template[row]] == pytest.approx(max(by_hand))


def test_a_text_with_as_much_again_added_is_alike_by_about_seven_tenths():
    template = " ".join(f"w{n}" for n in range(50))
    added = template + " " + " ".join(f"x{n}" for n in range(50))
    nearest = Likeness(Words.of([template, added])).nearest(np.array([0]))
    assert nearest.likeness[1] == pytest.approx(0.70, abs=0.01)
