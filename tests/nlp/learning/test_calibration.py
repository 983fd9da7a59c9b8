import numpy as np

from consult.nlp.learning.calibration import calibrate


def _scores(times: int, n: int = 400) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(7)
    coded = np.zeros((n, 2), dtype=bool)
    coded[: n // 3, 0] = True
    coded[:times, 1] = True
    return coded * 0.4 + chance.normal(0.1, 0.15, size=coded.shape), coded


def test_probabilities_are_as_often_right_as_they_say() -> None:
    scores, coded = _scores(times=150)
    probabilities = calibrate(scores, coded).probabilities(scores)
    likely = probabilities > 0.5
    assert abs(probabilities[likely].mean() - coded[likely].mean()) < 0.05
    assert abs(probabilities.mean() - coded.mean()) < 0.02


def test_a_theme_coded_once_borrows_its_slope_from_the_rest() -> None:
    found = calibrate(*_scores(times=1))
    assert 0.3 < found.slope[1] / found.slope[0] < 3.0


def test_a_theme_never_coded_stays_improbable() -> None:
    scores, coded = _scores(times=0)
    assert calibrate(scores, coded).probabilities(scores)[:, 1].mean() < 0.05
