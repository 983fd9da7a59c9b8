import numpy as np
import pytest

from consult.nlp.learning.threshold import decide, some_theme_always, thresholds


def _f1(found: np.ndarray, coded: np.ndarray) -> float:
    return float(2 * (found & coded).sum() / (found.sum() + coded.sum()))


def test_the_threshold_of_a_theme_often_coded_is_near_its_best() -> None:
    chance = np.random.default_rng(3)
    probabilities = chance.random((2_000, 1))
    coded = chance.random((2_000, 1)) < probabilities**2
    at = thresholds(probabilities, coded)
    best = max(_f1(probabilities >= one, coded) for one in np.linspace(0.05, 0.9, 86))
    assert _f1(probabilities >= at, coded) == pytest.approx(best, abs=0.01)


def test_a_theme_coded_once_takes_the_threshold_of_all() -> None:
    probabilities = np.tile(np.linspace(0, 1, 200)[:, None], 2)
    coded = np.column_stack([probabilities[:, 0] > 0.6, np.arange(200) == 30])
    first, second = thresholds(probabilities, coded)
    assert abs(first - second) < 0.05


def test_the_nearest_theme_is_given_where_every_text_has_one() -> None:
    probabilities = np.array([[0.1, 0.3], [0.7, 0.2]])
    coded = np.array([[False, True], [True, False]])
    at = np.array([0.5, 0.5])
    assert some_theme_always(probabilities, at, coded)
    assert decide(probabilities, at, at_least_one=True).tolist() == coded.tolist()


def test_no_theme_is_forced_where_texts_often_have_none() -> None:
    probabilities = np.array([[0.1, 0.3]] * 5 + [[0.7, 0.2]])
    coded = np.array([[False, False]] * 5 + [[True, False]])
    assert not some_theme_always(probabilities, np.array([0.5, 0.5]), coded)
