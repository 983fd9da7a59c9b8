"""What a person did to a quotation, read off its words: the sheet comes back with text, the record needs edits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consult.errors import InputError, Problem
from consult.quotes.screening.fidelity import BRACKET, NOT_AN_EXCERPT, located
from consult.vocabulary import Edit, Operation

_ELLIPSIS = ("...", "…")


@dataclass(frozen=True)
class Excerpt:
    """A piece of an answer and what is done to its words."""

    start: int
    end: int
    edits: tuple[Edit, ...]


def read_edits(text: str, published: str, near: tuple[int, int]) -> Excerpt:
    """Return the excerpt of `text` and the edits that give the words that a person wrote.

    Args:
        text: the answer.
        published: its words with square brackets where something was left out, put in or replaced.
        near: where the excerpt stood before: it says what a bracket at either end stands for.

    Raises:
        InputError: outside the brackets it is no excerpt of the answer, or an ellipsis leaves nothing out.
    """
    parts = [part.strip() for part in BRACKET.split(published)]
    brackets = [bracket[1:-1].strip() for bracket in BRACKET.findall(published)]
    words = [part for part in parts if part]
    places = located(words, text, near[0]) or located(words, text)
    if not places:
        raise InputError(Problem(f"{NOT_AN_EXCERPT}.", "Copy the words from the answer, and bracket what you change."))
    start = min(near[0], places[0][0]) if not parts[0] else places[0][0]
    end = max(near[1], places[-1][1]) if not parts[-1] else places[-1][1]
    edits: list[Edit] = []
    at, left = start, iter(places)
    for part, bracket in zip(parts, [*brackets, None], strict=True):
        at = next(left)[1] if part else at
        if bracket is not None:
            upto = _next_start(parts, len(edits) + 1, places, end)
            edits.append(_edit(text, at, upto, bracket))
            at = edits[-1].end
    return Excerpt(start, end, tuple(edits))


def _next_start(parts: Sequence[str], number: int, places: Sequence[tuple[int, int]], end: int) -> int:
    """Return where the words after a bracket begin; the end of the excerpt where none follow."""
    before = sum(1 for part in parts[:number] if part)
    return places[before][0] if before < len(places) else end


def _edit(text: str, start: int, end: int, bracket: str) -> Edit:
    gap = text[start:end]
    inner = (start + len(gap) - len(gap.lstrip()), start + len(gap.rstrip()))
    empty = inner[0] >= inner[1]
    if bracket in _ELLIPSIS:
        if empty:
            raise InputError(Problem("a [...] leaves nothing out.", "Take it away."))
        return Edit(operation=Operation.ELIDE, start=inner[0], end=inner[1], reason="by a person")
    if not re.search(r"\w", bracket):
        raise InputError(Problem("a pair of square brackets holds no word.", "Write [...] or a word in it."))
    if empty:
        return Edit(operation=Operation.INSERT, start=start, end=start, text=bracket, reason="by a person")
    return Edit(operation=Operation.REPLACE, start=inner[0], end=inner[1], text=bracket, reason="by a person")
