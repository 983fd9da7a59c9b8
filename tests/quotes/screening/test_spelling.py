"""Mended spelling: recorded, and never a way to change a word for another."""

import pytest

from consult.errors import InputError
from consult.quotes.screening.edit import render
from consult.quotes.screening.fidelity import unfaithful
from consult.quotes.screening.spelling import read_mended, word_counts
from consult.vocabulary import Operation

_ANSWER = "Teh grid is full, wheenever we ask. Costs increase, and nobody helps. It is unlikely now."
_COUNTS = word_counts(
    [_ANSWER, *["The grid is full whenever we ask. Costs increase or decrease, and somebody helps."] * 3]
)


def _read(published: str) -> tuple[str, list[Operation]]:
    read = read_mended(_ANSWER, published, (0, len(_ANSWER)), _COUNTS)
    words = render(_ANSWER, read.start, read.end, read.edits)
    assert unfaithful(words, _ANSWER, read.start, read.end, read.edits) == ()
    return words, [edit.operation for edit in read.edits]


def test_a_misspelt_word_is_mended_on_record() -> None:
    words = "The grid is full, whenever we ask."
    assert _read(words) == (words, [Operation.SPELLING, Operation.SPELLING])
    shorter = "The grid is full [...]. Costs increase [...]."
    assert _read(shorter) == (shorter, [Operation.SPELLING, Operation.ELIDE, Operation.ELIDE])


def test_what_is_left_misspelt_stays_so() -> None:
    assert _read("Teh grid is full") == ("Teh grid is full", [])


@pytest.mark.parametrize(
    "words",
    [
        "Costs decrease",
        "and somebody helps.",
        "The grid is fuller",
        "It is likely now.",
        "It is unlikely not.",
    ],
)
def test_another_word_is_no_spelling(words: str) -> None:
    with pytest.raises(InputError, match="exact excerpt"):
        _read(words)
