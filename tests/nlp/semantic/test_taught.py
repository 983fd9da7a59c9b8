import numpy as np
import pytest

from consult.nlp.encoder import load_encoder
from consult.nlp.semantic.described import Described
from consult.nlp.semantic.taught import Taught, enough
from consult.vocabulary import CodeFrame, Theme

_SAID = {
    "ferries": "The ferry to {} was late",
    "bees": "Wild bees near {} need flowers",
    "libraries": "The library in {} lends too few books",
    "parking": "Parking permits in {} cost too much",
    "schools": "Teachers in {} leave their schools",
    "nothing": "",
}
_TOWNS = ("Leeds", "York", "Hull", "Bury", "Ripon", "Wells")


def _frame(towns: tuple[str, ...] = _TOWNS) -> CodeFrame:
    themes = [
        Theme(
            id=name,
            name=name.capitalize(),
            definition=f"What is said of {name}.",
            examples=tuple(f"{said.format(town)}." for town in towns if said),
        )
        for name, said in _SAID.items()
    ]
    return CodeFrame(id="small", version=1, themes=tuple(themes))


@pytest.fixture(scope="module", params=["tfidf", "static", "minilm"])
def taught(request) -> Taught:
    return Taught(Described.of(_frame()), load_encoder(request.param))


def test_a_sentence_like_the_examples_of_a_theme_is_of_that_theme_and_no_other(taught: Taught) -> None:
    (given,) = taught.probabilities(["The ferry to Whitby was late."])
    assert given.argmax() == 0
    assert given[0] > 0.5 > np.delete(given, 0).max()


def test_a_sentence_like_nothing_in_the_frame_is_of_no_theme(taught: Taught) -> None:
    assert taught.probabilities(["Quantum computing patents expire."]).max() < 0.5


def test_a_segment_is_judged_alike_in_any_company(taught: Taught) -> None:
    segments = [said.format(town) for said in _SAID.values() if said for town in ("Bath", "Diss")] * 9
    together = taught.probabilities(segments)
    assert all(np.array_equal(together[row], taught.probabilities([one])[0]) for row, one in enumerate(segments))


@pytest.mark.parametrize(("towns", "sufficient"), [(_TOWNS, True), (_TOWNS[:5], False), ((), False)])
def test_a_frame_teaches_where_it_has_examples_enough(towns: tuple[str, ...], sufficient: bool) -> None:
    described = Described.of(_frame(towns))
    assert int(described.is_example.sum()) == 5 * len(towns)
    assert enough(described) is sufficient


def test_no_segment_has_no_probabilities(taught: Taught) -> None:
    assert taught.probabilities([]).shape == (0, len(_SAID))
