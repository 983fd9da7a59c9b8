import numpy as np
import pandas as pd
import pytest

from models.build.argkp import FOLDER, Group, groups, precision


def group(grades):
    grades = np.array(grades, dtype=np.float32)
    return Group("topic", 1, [f"a{n}" for n in range(len(grades))], [f"k{n}" for n in range(grades.shape[1])], grades)


def test_the_better_half_is_ranked_by_its_best_key_point():
    found = group([[1, 0], [0, 1], [0, 0], [1, 1]])
    scores = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.1], [0.0, 0.2]])
    assert precision([found], lambda _: scores) == (1.0, 1.0)  # one right, one wrong: 1/1 over the one that is right


def test_an_undecided_pair_is_wrong_when_strict_and_right_when_relaxed():
    found = group([[0.5], [1], [0], [0]])
    scores = np.array([[0.9], [0.8], [0.1], [0.0]])
    assert precision([found], lambda _: scores) == (0.5, 1.0)


def test_a_group_in_which_nothing_is_right_counts_as_nothing():
    assert precision([group([[0], [0]]), group([[1], [1]])], lambda _: np.array([[1.0], [0.5]])) == (0.5, 0.5)


def test_pairs_without_a_label_are_undecided(tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir()
    pd.DataFrame({"arg_id": ["a1", "a2"], "argument": ["x", "y"], "topic": "t", "stance": [1, -1]}).to_csv(
        folder / "arguments_dev.csv", index=False
    )
    pd.DataFrame({"key_point_id": ["k1", "k2"], "key_point": ["p", "q"], "topic": "t", "stance": [1, 1]}).to_csv(
        folder / "key_points_dev.csv", index=False
    )
    pd.DataFrame({"arg_id": ["a1"], "key_point_id": ["k2"], "label": [1]}).to_csv(
        folder / "labels_dev.csv", index=False
    )
    against, support = groups(tmp_path, "dev")
    assert (against.stance, support.stance) == (-1, 1)
    assert support.grades.tolist() == [[0.5, 1.0]]
    assert against.grades.shape == (1, 0)


@pytest.mark.parametrize("half", [2, 3])
def test_an_odd_group_keeps_the_smaller_half(half):
    found = group([[1]] * half)
    assert precision([found], lambda _: np.ones((half, 1))) == (1.0, 1.0)
