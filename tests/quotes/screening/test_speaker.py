"""Initials that take a stance are left for a person, unless an edit takes them away."""

import pytest

from consult.quotes.screening.speaker import speakers
from consult.vocabulary import Edit, Operation


@pytest.mark.parametrize("text", ["QZ supports this.", "We asked. QZ’s view is plain.", "The QZ strongly agrees."])
def test_who_speaks_is_found_in_the_excerpt_alone(text: str) -> None:
    (found,) = speakers(text, 0, len(text), ())
    assert text[found.start : found.end].startswith("QZ")
    assert not found.replacement
    assert speakers(text, 0, found.start, ()) == ()
    edit = Edit(operation=Operation.REPLACE, start=found.start, end=found.end, text="our organisation")
    assert speakers(text, 0, len(text), (edit,)) == ()


@pytest.mark.parametrize("text", ["We support the QZ scheme.", "Industry supports this.", "We supply QZ parts."])
def test_what_only_names_something_is_not(text: str) -> None:
    assert speakers(text, 0, len(text), ()) == ()
