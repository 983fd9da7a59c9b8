import pytest

from consult import registry
from consult.errors import UnknownName


def test_names_are_the_modules_of_the_folder() -> None:
    assert {"run", "demo", "export"} <= set(registry.names("consult.cli.verbs"))


def test_a_name_is_loaded_only_when_asked_for() -> None:
    assert registry.load("consult.cli.verbs", "run").__name__ == "consult.cli.verbs.run"


def test_an_unknown_name_is_met_with_a_suggestion() -> None:
    with pytest.raises(UnknownName, match='Did you mean "run"'):
        registry.load("consult.cli.verbs", "rum")
