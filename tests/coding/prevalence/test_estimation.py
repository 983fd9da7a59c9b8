import numpy as np
import pytest

from consult.coding.prevalence import estimate


def _columns(n, **rows):
    return {name: np.isin(np.arange(n), list(rows.get(name, ()))) for name in ("machine", "people", "audited", "known")}


def test_an_automatic_count_is_corrected_by_the_audit():
    found = estimate(**_columns(400, machine=range(80), people=range(0, 400, 10), audited=range(0, 400, 4)))
    assert (found.base, found.automatic, found.audited, found.found) == (400, 80, 100, 20)
    assert found.interval[0] < 40 + 40 < found.interval[1]
    assert found.by_difference.share == pytest.approx(80 / 400)


def test_what_people_coded_for_the_model_to_learn_counts_as_they_coded_it():
    known = range(200, 400)
    found = estimate(**_columns(400, people=range(200, 350), audited=range(100), known=known))
    assert (found.known, found.known_found, found.audited, found.found) == (200, 150, 100, 0)
    assert found.interval[0] == 150
    assert found.interval[1] < 160
    assert found.by_difference.share == pytest.approx(150 / 400)


def test_too_small_an_audit_corrects_nothing():
    found = estimate(**_columns(400, machine=range(80), audited=range(29)))
    assert (found.corrected, found.count, found.interval, found.by_difference) == (None, None, None, None)
    assert (found.automatic, found.audited) == (80, 29)


def test_where_every_answer_was_audited_the_count_is_known_however_few_there_are():
    found = estimate(**_columns(12, machine=range(5), people=range(3, 7), audited=range(12)))
    assert (found.count, found.interval, found.by_difference) == (4, (4, 4), None)


def test_strata_are_given_up_where_no_coding_of_the_models_was_audited():
    assert not estimate(**_columns(400, machine=range(80), audited=range(100, 200))).stratified
    assert estimate(**_columns(400, machine=range(80), audited=range(50, 200))).stratified
