"""Whether a quotation is what somebody wrote: without its brackets, an in-order exact excerpt of one answer.

Two checks that know nothing of each other. The recorded edits, done again, must give the published words to the letter.
And the published words, read without the record, must be found in the answer, whole words in their order.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from consult.errors import InputError
from consult.quotes.screening.edit import render, within
from consult.quotes.screening.plain_view import plain_view
from consult.vocabulary import Edit, Operation

BRACKET = re.compile(r"\[[^\[\]]*\]")
NOT_AS_RECORDED = "the words are not what the recorded edits make of the answer"
NOT_AN_EXCERPT = "outside its brackets it is no exact excerpt of the answer, in the order of the answer"
BRACKETS_IN_SOURCE = "the answer itself has square brackets there, which readers would take for ours"
NOTHING_LEFT = "nothing is left of the answer's own words"
TURNED = "what is left out or replaced holds a word that turns or limits the meaning: {words}"

_BEGINS = r"(?<!\w)(?<!\w['-])(?<!\d[.,])(?<![£$€])"
_ENDS = r"(?!\w|['-]\w|[.,]\d|%)"
_TURNS = re.compile(
    r"\b(?:not|no|nor|never|neither|none|nothing|nobody|cannot|\w+n't|without|unless|however|but|except|although|though"
    r"|despite|hardly|barely|scarcely|rarely|only|if|provided|until|rather|instead|against|oppose[ds]?|unlikely"
    r"|may|might|could|would|some|sometimes|partly|less|few|fewer)\b",
    re.IGNORECASE,
)


def unfaithful(published: str, text: str, start: int, end: int, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return what is wrong with a quotation of `text[start:end]`; () where it is faithful."""
    try:
        inside = within(edits, start, end)
    except InputError:
        return (NOT_AS_RECORDED,)
    found = [] if render(text, start, end, inside) == published else [NOT_AS_RECORDED]
    if any(part in "[]" for part in _kept(text, start, end, inside)):
        found.append(BRACKETS_IN_SOURCE)
    if not located(fragments(published), _spelled(text, inside)):
        found.append(NOT_AN_EXCERPT)
    if not any(re.search(r"\w", part) for part in fragments(published)):
        found.append(NOTHING_LEFT)
    return tuple(found)


def turned(text: str, edits: Iterable[Edit]) -> tuple[str, ...]:
    """Return a warning for each edit that takes a negation or condition away."""
    taken = [one for one in edits if one.operation in (Operation.ELIDE, Operation.REPLACE)]
    found = [
        sorted({word.casefold() for word in _TURNS.findall(plain_view(text[e.start : e.end]).text)}) for e in taken
    ]
    return tuple(TURNED.format(words=", ".join(words)) for words in found if words)


def fragments(published: str) -> list[str]:
    """Return what stands between the brackets of a quotation, in order."""
    return [part for part in (piece.strip() for piece in BRACKET.split(published)) if part]


def located(parts: Sequence[str], text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return where each part stands in a text, in order and as whole words, from `start` on; [] where one does not."""
    view = plain_view(text)
    at = next((position for position, place in enumerate(view.at) if place >= start), 0)
    found = []
    for part in parts:
        match = _pattern(plain_view(part).text).search(view.text, at)
        if match is None:
            return []
        found.append((view.place(match.start()), view.end(match.end())))
        at = match.end()
    return found


def _pattern(part: str) -> re.Pattern[str]:
    opening = _BEGINS if re.match(r"\w", part) else ""
    closing = _ENDS if re.search(r"\w\Z", part) else ""
    return re.compile(opening + re.escape(part) + closing)


def _kept(text: str, start: int, end: int, edits: Sequence[Edit]) -> Iterable[str]:
    bounds = [start, *(place for one in edits for place in (one.start, one.end)), end]
    return (letter for left, right in list(pairwise(bounds))[::2] for letter in text[left:right])


def _spelled(text: str, edits: Iterable[Edit]) -> str:
    """Return the answer with its recorded spelling corrections done, and nothing else."""
    pieces, at = [], 0
    for one in edits:
        if one.operation is Operation.SPELLING:
            pieces += [text[at : one.start], one.text]
            at = one.end
    return "".join([*pieces, text[at:]])
