import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.coding.prevalence import in_random_order

_ids = st.lists(st.text("abc", min_size=1, max_size=6), unique=True)


@given(_ids, _ids, st.integers(0, 99))
def test_late_answers_fall_in_between_and_move_no_other(early, late, seed):
    before = in_random_order(early, seed)
    after = in_random_order([*late, *early], seed)
    assert [one for one in after if one in set(early)] == before


def test_every_answer_is_as_likely_to_come_first():
    ids = [f"answer {at}" for at in range(4)]
    first = [ids.index(in_random_order(ids, seed)[0]) for seed in range(2_000)]
    assert np.bincount(first).min() > 430


def test_the_seed_decides():
    ids = [f"answer {at}" for at in range(50)]
    assert in_random_order(ids, 1) == in_random_order(reversed(ids), 1) != in_random_order(ids, 2)
