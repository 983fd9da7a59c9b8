"""Names joined to a place that was found."""

import pytest

from consult.quotes.detection.joined import joined
from consult.quotes.detection.view import View
from consult.vocabulary import Finding, Identifier, Layer


def _found(text: str, name: str, kind: str = "town") -> Finding:
    start = text.index(name)
    return Finding(
        start=start, end=start + len(name), kind=kind, identifier=Identifier.QUASI, layer=Layer.RULE,
        rule_id="x.y", score=0.5, replacement="our area",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Depots in Kilmarrow and at Stoke-on-Wendle share vans.", "town", ["Stoke-on-Wendle"]),
        ("Buses from Nether Wendle to Kilmarrow.", "town", ["Nether Wendle"]),
        ("Trains and Kilmarrow trade.", "town", []),
        ("We drive from Ossleyford to Kilmarrow.", "town", ["Ossleyford"]),
        ("Shops in Kilmarrow and Germany.", "town", []),
        ("We met Kilmarrow and Ossleyford.", "person", []),
        ("We work in Kilmarrow and Ossleyford.", "person", ["Ossleyford"]),
    ],
)
def test_names_joined_to_a_place_are_places(text: str, kind: str, names: list[str]) -> None:
    found = joined(View.of(text), [_found(text, "Kilmarrow", kind)])
    assert [text[one.start : one.end] for one in found] == names


def test_what_was_found_already_is_not_found_again() -> None:
    text = "In Kilmarrow and Ossleyford."
    assert list(joined(View.of(text), [_found(text, "Kilmarrow"), _found(text, "Ossleyford")])) == []
