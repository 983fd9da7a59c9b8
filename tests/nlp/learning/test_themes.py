import numpy as np
import pytest

from consult.nlp import load_encoder
from consult.nlp.learning.themes import LearnedThemes, learn_themes

TEXTS = [
    *(f"We cannot find {who} with good training in {where}." for who in ("welders", "fitters") for where in "ABCD"),
    *(f"Electricity prices at our {site} in {where} are too high." for site in ("mill", "kiln") for where in "ABCD"),
    *(f"Nothing to say about {where}." for where in "ABCD"),
]
CODED = np.array([[True, False]] * 8 + [[False, True]] * 8 + [[False, False]] * 4)
GROUPS = [str(number) for number in range(len(TEXTS))]
DESCRIBED = [["Skills", "A lack of trained people"], ["Energy costs"]]


@pytest.fixture(scope="module")
def learned() -> LearnedThemes:
    return learn_themes(TEXTS, CODED, GROUPS, load_encoder("tfidf"), DESCRIBED)


def test_what_was_learned_holds_for_new_texts(learned: LearnedThemes) -> None:
    read = ["Training of fitters is poor here.", "The price of electricity for the mill.", "Nothing to say."]
    found = learned.decide(learned.probabilities(read))
    assert found.tolist() == [[True, False], [False, True], [False, False]]


def test_a_text_is_read_alike_in_any_company(learned: LearnedThemes) -> None:
    together = learned.probabilities(TEXTS)
    alone = np.vstack([learned.probabilities([text]) for text in TEXTS])
    assert together.tobytes() == alone.tobytes()


def test_the_description_finds_a_theme_that_was_never_coded() -> None:
    never = CODED & np.array([True, False])
    probabilities = learn_themes(TEXTS, never, GROUPS, load_encoder("tfidf"), DESCRIBED).probabilities(
        ["What we pay for energy: the costs of it.", "We cannot find fitters."]
    )
    assert probabilities[0, 1] > probabilities[1, 1]


def test_no_texts_give_no_probabilities(learned: LearnedThemes) -> None:
    assert learned.probabilities([]).shape == (0, 2)
