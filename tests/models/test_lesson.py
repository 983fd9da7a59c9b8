"""Lessons: what is wanted of texts, and a tiny model taught by one where torch is installed."""

from dataclasses import replace

import numpy as np
import pytest

from models.build.lesson import Course, Lesson
from tests.models.test_tune import GENERAL, make_reader  # noqa: F401 - a fixture

PRAISE = [f"power number {n} matters" for n in range(2)] + [f"gas number {n} matters" for n in range(2)]
BLAME = [f"college number {n} matters" for n in range(2)] + [f"grid number {n} matters" for n in range(2)]
TINY = Course(steps=60, texts_a_step=8, rate=3e-3, head_rate=3e-2, kept=0.0, kept_a_step=5)


def test_rare_classes_count_for_more_and_all_count_one_in_the_mean():
    lesson = Lesson.of(["a", "b", "c", "d"], [0, 0, 0, 1], np.eye(2))
    assert lesson.weight.mean() == pytest.approx(1.0)
    assert lesson.weight[3] / lesson.weight[0] == pytest.approx(np.sqrt(3.0))
    assert lesson.wanted.tolist() == [[1, 0], [1, 0], [1, 0], [0, 1]]


def test_a_lesson_is_learned_and_learned_the_same_again(make_reader):  # noqa: F811
    from models.build.lesson import teach

    lesson = Lesson.of([*PRAISE, *BLAME], [0] * 4 + [1] * 4, np.eye(2))
    taught = []
    for _ in range(2):
        reader = make_reader()
        before = _apart(reader)
        assert list(teach(reader, lesson, GENERAL, TINY)) == list(range(TINY.steps))
        assert _apart(reader) > before + 0.2
        taught.append(reader.vectors(PRAISE).tobytes())
    assert taught[0] == taught[1]


def test_other_likenesses_can_be_kept(make_reader):  # noqa: F811
    from models.build.lesson import teach

    lesson = Lesson.of([*PRAISE, *BLAME], [0] * 4 + [1] * 4, np.eye(2))
    before = make_reader().vectors(GENERAL)
    moved = []
    for kept in (0.0, 100.0):
        reader = make_reader()
        list(teach(reader, lesson, GENERAL, replace(TINY, kept=kept)))
        now = reader.vectors(GENERAL)
        moved.append(np.square(now @ now.T - before @ before.T).mean())
    assert moved[1] < moved[0] / 2


def _apart(reader):
    """How much nearer the middle of each class is to itself than to the other's."""
    praise, blame = (reader.vectors(texts).mean(axis=0) for texts in (PRAISE, BLAME))
    return 1.0 - float(praise @ blame) / float(np.linalg.norm(praise) * np.linalg.norm(blame))
