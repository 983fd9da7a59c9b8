import inspect

import pytest

from consult import errors
from consult.errors import ConsultError, InputError, PlanMismatch, Problem, UnknownName


def _tree() -> list[type[ConsultError]]:
    return [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, ConsultError)]


def test_the_drawing_of_the_tree_names_every_error_and_its_exit_code() -> None:
    drawing = errors.__doc__ or ""
    for kind in _tree():
        line = next(line for line in drawing.splitlines() if f" {kind.__name__} " in f"{line} ")
        own = "exit_code" in vars(kind)
        assert not own or f" {kind.exit_code} " in f"{line} ", kind


def test_an_input_error_lists_every_problem_with_its_place() -> None:
    first = Problem("has no question.", "Name it.", file="a.csv", row=7, column="Q3")
    second = Problem("is empty.", file="b.csv")
    error = PlanMismatch([first, second])
    assert str(error) == 'a.csv, row 7, column "Q3": has no question. Name it.\nb.csv: is empty.'
    assert error.problems == (first, second)


def test_one_sentence_is_a_problem_too() -> None:
    assert InputError("nothing was received.").problems == (Problem("nothing was received."),)


@pytest.mark.parametrize(("name", "hint"), [("minlm", 'Did you mean "minilm"?'), ("zzz", "Known: minilm, static.")])
def test_an_unknown_name_is_met_with_the_nearest_or_all_known(name: str, hint: str) -> None:
    assert hint in str(UnknownName("encoder", name, ["static", "minilm"]))


def test_no_terminal_obeys_what_a_problem_shows() -> None:
    shown = str(Problem("fits nothing.", file="a\x1b[31m.csv", column="Q\x9b1\r\u2066"))
    assert shown == 'a␛[31m.csv, column "Q1 ": fits nothing.'
    assert str(Problem("is in Cymraeg: tŷ bach.")) == "is in Cymraeg: tŷ bach."
