"""Finding answers again in a text that another tool may have changed, and passages of it in the answers.

Tools trim lines, turn line ends and double or drop spaces. So a text that is not the one that was written is compared
without its white space; a word that was changed is not found.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from consult.coding.exchange.source_text import SourceText, plain

_UNSEEN = "\ufeff\u200b"


@dataclass(frozen=True)
class Found:
    """An answer in a text: `here[i]` is where in the text the answer's character number `there[i]` is."""

    answer_id: str
    here: tuple[int, ...] | range
    there: tuple[int, ...] | range

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the part of the answer that a span of the text covers, None where it covers none."""
        first, last = bisect_left(self.here, start), bisect_left(self.here, end)
        return (self.there[first], self.there[last - 1] + 1) if first < last else None


def find(text: str, source: SourceText) -> Iterator[Found]:
    """Yield the answers of a response that are in a text."""
    if text == source.text:
        yield from (_at(place.answer_id, place.start, place.end - place.start) for place in source.places)
        return
    kept, at = _kept(text), 0
    squeezed = "".join(text[i] for i in kept)
    for place in source.places:
        own = source.text[place.start : place.end]
        there = _kept(own)
        above = squeezed.find(_squeezed(place.heading), at)
        from_here = above + len(_squeezed(place.heading)) if above >= 0 else at
        begin = squeezed.find("".join(own[i] for i in there), from_here)
        if begin >= 0 and there:
            at = begin + len(there)
            start = kept[begin] - there[0]
            if start >= 0 and text[start : start + len(own)] == own:
                yield _at(place.answer_id, start, len(own))
            else:
                yield Found(place.answer_id, tuple(kept[begin:at]), tuple(there))


def alone(answer_id: str, answer: str, text: str) -> Iterator[Found]:
    """Yield an answer that is a text of its own."""
    own, kept = plain(answer), _kept(text)
    there = _kept(own)
    if own == text:
        yield _at(answer_id, 0, len(own))
    elif [own[i] for i in there] == [text[i] for i in kept]:
        yield Found(answer_id, tuple(kept), tuple(there))


def _at(answer_id: str, start: int, length: int) -> Found:
    return Found(answer_id, range(start, start + length), range(length))


def _kept(text: str) -> list[int]:
    return [i for i, character in enumerate(text) if not character.isspace() and character not in _UNSEEN]


def _squeezed(text: str) -> str:
    return "".join(text[i] for i in _kept(text))
