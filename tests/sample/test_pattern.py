import pytest

from data.invest2035.build.pattern import Choice, Mark, Slot, parse


def test_a_sentence_has_words_slots_choices_and_named_entities() -> None:
    parts = parse("Ask <we> <once|twice> in <place:hull=Hull>.").parts
    assert parts == (
        "Ask ",
        Slot("we"),
        " ",
        Choice(("once", "twice")),
        " in ",
        ("Hull", Mark("mentions", "place", "hull")),
        ".",
    )


def test_personal_wording_is_marked_as_personal() -> None:
    assert parse("since my <personal:health=stroke>").parts[1] == ("stroke", Mark("personal", "health"))


def test_an_open_bracket_is_refused() -> None:
    with pytest.raises(ValueError, match="left open"):
        parse("in <place we go")
