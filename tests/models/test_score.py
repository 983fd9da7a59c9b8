import numpy as np
import pytest

from models.build.score import macro_f1, measured


def test_macro_f1_is_the_mean_over_kinds():
    assert macro_f1(np.array(["ask", "ask", "risk"]), np.array(["ask", "risk", "risk"])) == pytest.approx(2 / 3)


def test_the_interval_holds_the_figure_and_kinds_are_counted():
    kinds = ["ask", "risk", "barrier", "ask"] * 20
    found = measured([("s", kind) for kind in kinds], np.array(["ask", "ask", "barrier", "ask"] * 20))
    assert found["macro_f1_low"] <= found["macro_f1"] <= found["macro_f1_high"]
    assert (found["n"], found["ask_n"], found["risk_f1"]) == (80, 40, 0)
