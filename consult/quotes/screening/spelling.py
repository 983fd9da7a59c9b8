"""Mistakes in spelling that a person mends in a quotation: the one change of words that shows no brackets.

A word counts as misspelt only where it is no common word, nobody else writes it, and it begins as the right one does:
"likely" for "unlikely" is no spelling.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rapidfuzz.distance import OSA

from consult.quotes.detection.lexicon import common_words
from consult.quotes.screening.fidelity import BRACKET
from consult.quotes.screening.reading import Excerpt, read_edits
from consult.vocabulary import Edit, Operation

_WORD = re.compile(r"[^\W\d_]{3,}")
_USUAL, _FARTHEST = 3, 2


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """Return in how many texts each word stands, in small letters."""
    return Counter(word for text in texts for word in {one.casefold() for one in _WORD.findall(text)})


def read_mended(text: str, published: str, near: tuple[int, int], counts: Mapping[str, int]) -> Excerpt:
    """Return the excerpt and edits of words in which a person may also have mended spelling: see `read_edits`.

    Args:
        text: the answer.
        published: its words, with square brackets and mended spelling.
        near: where the excerpt stood before.
        counts: in how many texts of the consultation each word stands.

    Raises:
        InputError: with mended words as the answer has them, it is no excerpt of the answer.
    """
    mended = _mended(text, published, counts)
    as_written = published
    for wrong, right in mended.items():
        as_written = re.sub(rf"\b{re.escape(right)}\b", wrong, as_written)
    read = read_edits(text, as_written, near)
    spelled = [edit for wrong, right in mended.items() for edit in _edits(text, read, wrong, right)]
    return replace(read, edits=tuple(sorted((*read.edits, *spelled), key=lambda one: (one.start, one.end))))


def _mended(text: str, published: str, counts: Mapping[str, int]) -> dict[str, str]:
    """Return by each misspelt word of the answer what stands in its place in the published words."""
    there = set(_WORD.findall(text))
    kept = BRACKET.sub(" ", published)
    odd = [one for one in sorted(there) if counts.get(one.casefold(), 0) <= 1 and one.casefold() not in common_words()]
    found: dict[str, str] = {}
    for right in _WORD.findall(kept):
        usual = right.casefold() in common_words() or counts.get(right.casefold(), 0) >= _USUAL
        if right in there or not usual:
            continue
        near = [one for one in odd if one[0] == right[0] and OSA.distance(one, right) <= _FARTHEST]
        if len(near) == 1:
            found[near[0]] = right
    return found


def _edits(text: str, read: Excerpt, wrong: str, right: str) -> list[Edit]:
    """Return the edits that mend a word wherever the excerpt keeps it."""
    gone = [(edit.start, edit.end) for edit in read.edits]
    places = [match.span() for match in re.compile(rf"\b{re.escape(wrong)}\b").finditer(text, read.start, read.end)]
    return [
        Edit(operation=Operation.SPELLING, start=start, end=end, text=right, reason="spelling, by a person")
        for start, end in places
        if not any(left < end and last > start for left, last in gone)
    ]
