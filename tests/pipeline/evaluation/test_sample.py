import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.errors import InputError
from consult.pipeline.evaluation.sample import Asked, Sample, folded, samples


def _of(texts, groups=None):
    groups = groups or [str(row) for row in range(len(texts))]
    return Sample(np.array(texts, dtype=object), np.array(groups, dtype=object), np.zeros(len(texts), dtype=bool))


def _coded(table, file, tables):
    return np.zeros((len(table), 1), dtype=bool)


_TEXTS = st.lists(st.sampled_from(["a b", "A  b", "c", "C", "d"]), max_size=12)


@given(_TEXTS, _TEXTS)
def test_fresh_texts_are_distinct_unknown_and_lose_none(texts, known):
    kept = [folded(text) for text in _of(texts).take(_of(texts).fresh(_of(known))).texts]
    assert len(kept) == len(set(kept))
    assert set(kept) == {folded(text) for text in texts} - {folded(text) for text in known}


@given(st.permutations(range(9)), st.integers(0, 9))
def test_a_smaller_sample_is_part_of_a_larger_one_whatever_the_order(order, n):
    texts = [f"text {row}" for row in order]
    some = set(_of(texts, texts).some(n, seed=4).texts)
    assert len(some) == n
    assert some <= set(_of(sorted(texts), sorted(texts)).some(min(n + 2, 9), seed=4).texts)


def test_blank_texts_are_left_out_and_counted(coded):
    read = samples(Asked(coded, "answer", 1, group="respondent"), ["skills"], _coded)
    assert (len(read.test), read.n_blank, read.train) == (25, 1, None)


def test_a_split_holds_back_about_its_share_and_no_respondent_is_on_both_sides(coded):
    read = samples(Asked(coded, "answer", 1, split=0.3, group="respondent"), ["skills"], _coded)
    assert 0.3 * 25 <= len(read.test) <= 0.3 * 25 + 2
    assert len(read.test) + len(read.train) == 25
    assert not set(read.test.groups) & set(read.train.groups)


def test_a_row_without_a_respondent_is_one_of_its_own_and_those_in_both_files_are_counted(write):
    test, train = write("a.csv", "text,who", "x,1", "y,", "z,"), write("b.csv", "text,who", "v,1", "w,")
    read = samples(Asked(test, "text", 1, train=train, group="who"), [], _coded)
    assert len(set(read.test.groups)) == 3
    assert read.n_groups_in_both == 1


def test_another_seed_gives_another_split(coded):
    one, other = (
        samples(Asked(coded, "answer", seed, split=0.3, group="respondent"), [], _coded).test for seed in (1, 2)
    )
    assert one.texts.tolist() != other.texts.tolist()


def test_a_file_without_any_text_is_refused(write):
    path = write("a.csv", "text", " ", "")
    with pytest.raises(InputError, match=r"a\.csv: no row has"):
        samples(Asked(path, "text", 1), [], _coded)


def test_one_respondent_cannot_be_split(write):
    path = write("a.csv", "text,who", "a,1", "b,1")
    with pytest.raises(InputError, match="too few"):
        samples(Asked(path, "text", 1, split=0.5, group="who"), [], _coded)
