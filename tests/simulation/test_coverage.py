import numpy as np

from tests.simulation.coverage import METHODS, Sampled, coverage
from tests.simulation.machine import Coded


def test_intervals_are_those_of_the_fixed_example():
    one = Sampled(total=500, n_machine=109, true=115, n=100, n_both=19, k_both=14, k_other=6)
    assert METHODS["product"](one) == METHODS["jeffreys"](one) == (83, 139)
    low, high = METHODS["difference"](one)
    assert (round(low / 500, 6), round(high / 500, 6)) == (0.169591, 0.286409)


def test_a_machine_that_is_always_right_makes_the_corrected_count_right_too():
    people = np.random.default_rng(1).random((400, 3)) < (0.02, 0.06, 0.3)
    cells = coverage(Coded(("a", "b", "c"), people, people), 20, seed=1)["cells"]
    assert all(one["coverage"] == 1.0 for one in cells if one["method"] in ("difference", "product") and one["n"] > 100)
