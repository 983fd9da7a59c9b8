import numpy as np
import pytest

from consult.coding.routing import Errors, Judgement, Verdict, verdicts

LIMIT = 0.10


def _verdict(
    coded: list[bool], probabilities: list[float], threshold: float | None = 0.5, units: list[str] | None = None
) -> Verdict:
    alone = [str(number) for number in range(len(coded))]
    of_theme = np.array(coded)[:, None], np.array(probabilities)[:, None]
    return verdicts(["skills"], *of_theme, [threshold], units or alone, LIMIT)[0]


def _some(*parts: tuple[int, bool, float]) -> tuple[list[bool], list[float]]:
    """So many answers, coded or not, with a probability."""
    coded = [coded for n, coded, _ in parts for _ in range(n)]
    return coded, [probability for n, _, probability in parts for _ in range(n)]


def test_twenty_nine_without_an_error_are_automatic_and_twenty_eight_are_one_short() -> None:
    enough = _verdict(*_some((29, True, 0.9), (50, False, 0.1)))
    assert (enough.judgement, enough.accept_from, enough.none_below, enough.lacking) == ("automatic", 0.5, 0.5, 0)
    assert (enough.found, enough.coded) == (Errors(0, 29), Errors(0, 29))
    short = _verdict(*_some((28, True, 0.9), (50, False, 0.1)))
    assert (short.judgement, short.accept_from, short.none_below, short.lacking) == (
        Judgement.INSUFFICIENT,
        None,
        None,
        1,
    )


@pytest.mark.parametrize(("right", "expected"), [(45, Judgement.AUTOMATIC), (44, Judgement.REVIEW)])
def test_one_false_coding_needs_forty_six(right: int, expected: Judgement) -> None:
    found = _verdict(*_some((right, True, 0.9), (1, False, 0.9), (50, False, 0.1)))
    assert (found.judgement, found.lacking) == (expected, 46 - right - 1)
    assert (found.accept_from, found.none_below) == (0.5 if right == 45 else None, 0.5)


def test_doubtful_codings_and_doubtful_absences_are_for_a_person() -> None:
    found = _verdict(*_some((60, True, 0.97), (20, False, 0.62), (9, True, 0.32), (90, False, 0.08)))
    assert found.judgement is Judgement.REVIEW
    assert found.accept_from == 0.65  # the lowest on the grid above those at .62
    assert found.none_below == 0.3  # the highest that misses none at .32
    assert (found.found, found.coded) == (Errors(20, 80), Errors(9, 69))
    assert found.lacking is None  # a quarter of what is found is wrong


def test_nothing_is_tested_after_a_failure_even_if_it_would_pass() -> None:
    first_bad = _some((28, True, 0.97), (2, False, 0.97), (500, True, 0.6), (500, False, 0.05))
    found = _verdict(*first_bad)
    assert (found.found, found.accept_from) == (Errors(2, 530), None)
    assert found.lacking == 61 - 30


def test_answers_of_one_respondent_are_one_witness() -> None:
    coded, probabilities = _some((290, True, 0.9), (50, False, 0.1))
    people = [str(number // 10) for number in range(len(coded))]
    assert _verdict(coded, probabilities, units=people).found == Errors(0, 29)
    coded[0] = coded[1] = False
    assert _verdict(coded, probabilities, units=people).found == Errors(1, 29)


def test_a_theme_that_was_not_learned_has_no_evidence() -> None:
    found = _verdict(*_some((9, True, 0.9), (50, False, 0.1)), threshold=None)
    assert (found.judgement, found.found, found.coded) == (Judgement.INSUFFICIENT, None, None)
    assert (found.accept_from, found.none_below, found.lacking) == (None, None, 20)


def test_cut_offs_chosen_on_the_same_decisions_are_over_the_limit_one_time_in_twenty_at_most() -> None:
    """The worst there is: every cut-off is a little over the limit, and any may happen to look good."""
    chance, n, n_trials = np.random.default_rng(2035), 400, 1_000
    probabilities = chance.random((n, n_trials))
    for rate, side in ((LIMIT + 0.005, "accept_from"), (0.3, "none_below")):
        # false codings at the rate at any probability; or misses in proportion to the cut-off, over the limit from .1
        coded = chance.random((n, n_trials)) < (1 - rate if side == "accept_from" else rate)
        found = verdicts(
            [str(number) for number in range(n_trials)],
            coded,
            probabilities,
            [0.5] * n_trials,
            [str(number) for number in range(n)],
            LIMIT,
        )
        cuts = [getattr(one, side) for one in found]
        over = [cut is not None and (side == "accept_from" or cut > LIMIT) for cut in cuts]
        assert np.mean(over) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / n_trials)
        assert np.mean([cut is not None for cut in cuts]) > 0
