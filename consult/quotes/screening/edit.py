"""From the words of an answer to the words of a quotation: recorded operations, never string surgery.

What is changed stands in square brackets: `[...]` for what is left out, `[and]` for what is put in, `[our company]` for
what stands in place of something. A mended spelling shows no brackets and is on record. Runs of space become one.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from consult.errors import InputError, Problem
from consult.vocabulary import Edit, Operation

ELISION = "[...]"
_SPACE = re.compile(r"\s+")
_BEFORE_A_STOP = re.compile(r"(?<=[^\s.]) (?=[,;:.!?](?:\s|$))")


def render(text: str, start: int, end: int, edits: Iterable[Edit] = ()) -> str:
    """Return `text[start:end]` as it is published. Edits outside the excerpt are left out.

    Raises:
        InputError: an edit reaches over the excerpt's ends, or two edits overlap.
    """
    inside = within(edits, start, end)
    pieces, at = [], start
    for edit in inside:
        pieces += [text[at : edit.start], _shown(edit)]
        at = edit.end
    return _BEFORE_A_STOP.sub("", _SPACE.sub(" ", "".join([*pieces, text[at:end]])).strip())


def within(edits: Iterable[Edit], start: int, end: int) -> tuple[Edit, ...]:
    """Return the edits that lie in an excerpt, in order.

    Raises:
        InputError: one reaches over the excerpt's ends, or two overlap.
    """
    touching = [one for one in edits if (one.start < end and one.end > start) or start <= one.start == one.end <= end]
    inside = tuple(sorted(touching, key=lambda one: (one.start, one.end)))
    over = any(one.start < start or one.end > end for one in inside)
    if over or any(later.start < earlier.end for earlier, later in pairwise(inside)):
        what = "two edits overlap, or one reaches over the ends of the excerpt."
        raise InputError(Problem(what, "Make one edit of them, or move the ends of the excerpt."))
    return inside


def to_record(edits: Sequence[Edit]) -> list[dict[str, object]]:
    """Return edits as they are kept."""
    return [one.model_dump(mode="json") for one in edits]


def from_record(rows: Iterable[dict[str, object]]) -> tuple[Edit, ...]:
    """Return edits that were kept."""
    return tuple(Edit.model_validate(row) for row in rows)


def _shown(edit: Edit) -> str:
    if edit.operation is Operation.ELIDE:
        return f" {ELISION} "
    if edit.operation is Operation.INSERT:
        return f" [{edit.text}] "
    return f"[{edit.text}]" if edit.operation is Operation.REPLACE else edit.text
