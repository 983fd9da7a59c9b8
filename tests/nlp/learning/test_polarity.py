import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.nlp.learning.polarity import WIDTH, polarity


def test_the_best_and_the_worst_clause_of_a_mixed_text_are_told() -> None:
    good, mixed = polarity(["The staff were wonderful.", "The staff were wonderful but the food was horrible."])
    assert good[0] > 0
    assert mixed[8] > 0.3  # greatest compound
    assert mixed[12] < -0.3  # least compound
    assert good[12] == pytest.approx(good[8])


def test_negation_turns_praise() -> None:
    assert polarity(["It was not good."])[0, 0] < 0 < polarity(["It was good."])[0, 0]


@given(st.lists(st.text(), max_size=4))
def test_any_text_has_finite_numbers_of_its_own(texts: list[str]) -> None:
    together = polarity(texts)
    assert together.shape == (len(texts), WIDTH)
    assert np.isfinite(together).all()
    assert all(np.array_equal(together[row], polarity([text])[0]) for row, text in enumerate(texts))
