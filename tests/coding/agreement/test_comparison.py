import math

import pandas as pd
import pytest

from consult.coding.agreement import compare
from tests.coding.agreement.codings import table, ten_answers, two_coders


def _values(agreement, *names):
    return tuple(agreement.figures[name].value for name in names)


def test_sets_of_themes_are_compared_as_the_oracle_has_it():
    overall = compare(ten_answers(), 1).overall
    names = ("alpha_masi", "alpha_jaccard", "alpha_nominal")
    assert _values(overall, *names) == pytest.approx((0.533006, 0.601985, 0.437870), abs=5e-7)
    assert (overall.n, overall.n_answers, overall.n_respondents) == (40, 10, 10)


def test_each_theme_is_told_as_the_oracle_has_it_and_the_worst_comes_first():
    themes = {one.id: one for one in compare(ten_answers(), 1).themes}
    assert list(themes) == ["finance", "energy", "planning", "skills"]
    expected = {
        "skills": (0.782609, 0.791209, 0.816514),
        "energy": (0.523810, 0.547619, 0.655172),
        "planning": (0.782609, 0.791209, 0.816514),
        "finance": (0.375, 0.40625, 0.705882),
    }
    for name, figures in expected.items():
        assert _values(themes[name], "kappa", "alpha", "ac1") == pytest.approx(figures, abs=5e-7)
    assert themes["skills"].figures["percent"].value == pytest.approx(0.9)
    assert themes["skills"].positives == {"A": (4, 10), "B": (3, 10)}


def test_an_interval_holds_its_figure_and_the_seed_decides_it():
    codings = table(two_coders("energy", 20, 8, 6, 66))
    alpha = compare(codings, 1).themes[0].figures["alpha"]
    low, high = alpha.interval
    assert low < alpha.value < high
    assert compare(codings, 1).themes[0].figures["alpha"].interval == (low, high)
    assert compare(codings, 2).themes[0].figures["alpha"].interval != (low, high)


def test_what_one_coder_alone_saw_is_counted_apart():
    rows = [*two_coders("energy", 5, 1, 1, 5), ("another", "energy", "A", 1)]
    theme = compare(table(rows), 1).themes[0]
    assert (theme.n, theme.n_alone) == (12, 1)
    assert theme.positives == {"A": (6, 12), "B": (6, 12)}


def test_a_theme_that_nobody_coded_is_said_to_tell_nothing():
    theme = compare(table(two_coders("energy", 0, 0, 0, 20)), 1).themes[0]
    assert theme.figures["percent"].value == 1.0
    assert set(theme.untold) == {"alpha", "kappa", "ac1", "fleiss", "f1"}
    assert theme.untold["f1"] == "nobody coded it"
    assert "nothing to tell apart" in theme.untold["ac1"]


def test_a_coder_who_never_coded_a_theme_makes_kappa_untold_not_zero():
    theme = compare(table(two_coders("energy", 0, 4, 0, 16)), 1).themes[0]
    assert math.isnan(theme.figures["kappa"].value)
    assert theme.untold == {"kappa": "B decided every answer alike: kappa would be 0 whatever the other coders did"}
    assert theme.figures["alpha"].value < 0


def test_coders_who_never_disagreed_have_no_interval():
    theme = compare(table(two_coders("energy", 5, 0, 0, 15)), 1).themes[0]
    assert theme.figures["alpha"].value == 1.0
    assert math.isnan(theme.figures["alpha"].interval[0])
    assert theme.untold == {}


def test_answers_that_no_two_coders_saw_give_no_figure():
    rows = [("one", "energy", "A", 1), ("other", "energy", "B", 0)]
    theme = compare(table(rows), 1).themes[0]
    assert (theme.n, theme.n_alone) == (0, 2)
    assert set(theme.untold.values()) == {"no answer was seen by two coders"}


def test_three_coders_and_answers_that_one_of_them_did_not_see_are_taken():
    rows = [*two_coders("energy", 8, 1, 1, 10), *[(f"answer {at}", "energy", "C", at < 8) for at in range(15)]]
    theme = compare(table(rows), 1).themes[0]
    assert theme.n == 20
    assert theme.positives["C"] == (8, 15)
    assert 0.5 < theme.figures["kappa"].value < 1


def test_a_question_is_compared_by_its_own_answers():
    first, second = table(two_coders("energy", 5, 0, 0, 5)), table(two_coders("energy", 0, 5, 5, 0), question="q2")
    second["answer_id"] = "other " + second["answer_id"]
    compared = compare(pd.concat([first, second]), 1)
    assert [one.id for one in compared.questions] == ["q2", "q1"]
    assert [one.figures["f1"].value for one in compared.questions] == [0.0, 1.0]
    assert compared.overall.figures["f1"].value == pytest.approx(0.5)
