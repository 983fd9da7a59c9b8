"""Which of the possible markers really begin answers: the most plausible chain through the questionnaire.

Answers mostly follow the order of the questions, so the chain with the greatest weight is sought by dynamic
programming: a clear heading weighs more than a number, going back to an earlier question costs more than a passing
mention is worth.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from consult.ingest.letter.asked import Asked
from consult.ingest.letter.markers import Grade, Marker

_WEIGHT = {Grade.STRONG: 3.0, Grade.WORDED: 3.0, Grade.SOFT: 2.2, Grade.PASSING: 1.2, Grade.WEAK: 1.0}
_BACK = 2.0
_AGAIN = 1.5
_GAP = 0.001
_MIN_WEAK = 3
_MIN_CONTENTS = 3
_LEADERS = frozenset(" \t\n.…·_-–—0123456789|*")
_ALMOST_ALL = 0.9


@dataclass(frozen=True)
class Chain:
    """The markers that begin answers, blocks that only list the questions (start, end), and what to look at."""

    markers: tuple[Marker, ...]
    contents: tuple[tuple[int, int], ...] = ()
    reviews: tuple[str, ...] = ()


def choose(text: str, found: Sequence[Marker], asked: Asked, context: str = "") -> Chain:
    """Choose among possible markers.

    Args:
        text: the document.
        found: possible markers in the order of the text.
        asked: the questionnaire.
        context: words outside the text that may say what it is (the subject of the e-mail).
    """
    clear = [marker for marker in found if marker.grade is not Grade.WEAK]
    contents = _contents(text, clear)
    clear = _outside(contents, clear)
    weak = _questions_not_points(text, [marker for marker in found if marker.grade is Grade.WEAK], asked)
    numbered = {marker.style for marker in clear if marker.style not in {"named", "worded", "alone"}}
    if any(marker.style == "named" for marker in clear) or (clear and not numbered):
        weak = []
    elif clear:
        weak = [marker for marker in weak if marker.style in numbered]
    if clear:
        chain = _heaviest(sorted([*clear, *weak], key=lambda marker: marker.start), len(asked.questionnaire.questions))
        return Chain(tuple(chain), contents, (*_bare_numbers(chain), *_dropped(clear, chain, asked)))
    chain = _heaviest(weak, len(asked.questionnaire.questions))
    if len(chain) < _MIN_WEAK:
        return Chain((), contents)
    spoken = f"{context}\n{text[: chain[0].start]}".casefold()
    if _counts_from_one(chain) and "question" not in spoken and len(chain) < _ALMOST_ALL * asked.last_number:
        last = chain[-1].number
        return Chain(
            (), contents, (f"the points numbered 1 to {last} may be answers to questions 1 to {last}; kept as general",)
        )
    return Chain(tuple(chain), contents, _bare_numbers(chain))


def _heaviest(found: Sequence[Marker], n_questions: int) -> list[Marker]:
    """Return the chain with the greatest weight.

    `best[q]` is the weight of the best chain so far that ends with question q; each marker looks at them all, so the
    time is markers × questions.
    """
    best: list[tuple[float, int] | None] = [None] * n_questions
    links: list[int] = []
    for index, marker in enumerate(found):
        weight, before = 0.0, -1
        for question, end in enumerate(best):
            if end is None:
                continue
            cost = _cost(question, marker)
            if cost is not None and end[0] - cost > weight:
                weight, before = end[0] - cost, end[1]
        links.append(before)
        weight += _WEIGHT[marker.grade]
        held = best[marker.question]
        if held is None or weight > held[0]:
            best[marker.question] = (weight, index)
    ends = [end for end in best if end is not None]
    chain: list[Marker] = []
    at = max(ends, key=lambda end: (end[0], -end[1]))[1] if ends else -1
    while at >= 0:
        chain.append(found[at])
        at = links[at]
    return chain[::-1]


def _cost(before: int, marker: Marker) -> float | None:
    """Return what it costs to go from a question to a marker, None where it cannot be."""
    if marker.question > before:
        return _GAP * (marker.question - before)
    if marker.grade is Grade.WEAK:
        return None
    return _AGAIN if marker.question == before else _BACK


def _contents(text: str, clear: Sequence[Marker]) -> tuple[tuple[int, int], ...]:
    """Return the blocks where three or more questions follow each other bare, and most come again later."""
    blocks: list[tuple[int, int]] = []
    last_place = {marker.question: place for place, marker in enumerate(clear)}
    index = 0
    while index < len(clear):
        last = index
        while last + 1 < len(clear) and not text[clear[last].end : clear[last + 1].start].strip("".join(_LEADERS)):
            last += 1
        block = clear[index : last + 1]
        if len(block) >= _MIN_CONTENTS and sum(last_place[one.question] > last for one in block) > len(block) / 2:
            end = block[-1].end
            while end < len(text) and text[end] in _LEADERS and text[end] != "\n":
                end += 1
            # A last entry that does not come again has its own answer below it.
            kept = last_place[block[-1].question] > last
            blocks.append((block[0].start, end if kept else block[-1].start))
        index = last + 1
    return tuple(blocks)


def _outside(blocks: Sequence[tuple[int, int]], clear: Sequence[Marker]) -> list[Marker]:
    """Return the markers that stand in none of the blocks; both are in the order of the text."""
    starts = [start for start, _ in blocks]
    above = [bisect_right(starts, marker.start) for marker in clear]
    return [one for one, n in zip(clear, above, strict=True) if not n or one.start >= blocks[n - 1][1]]


def _questions_not_points(text: str, weak: Sequence[Marker], asked: Asked) -> list[Marker]:
    """Leave out numbered points: lists inside an answer, and paragraphs numbered beyond the questionnaire."""
    kept: list[Marker] = []
    for style in sorted({marker.style for marker in weak}):
        same = [marker for marker in weak if marker.style == style]
        if not _numbers_paragraphs(same, asked):
            kept.extend(_without_lists(text, same))
    return sorted((marker for marker in kept if marker.question >= 0), key=lambda marker: marker.start)


def _numbers_paragraphs(same: Sequence[Marker], asked: Asked) -> bool:
    """Tell whether the numbers go on past the last question, one by one: then they count paragraphs."""
    numbers = {marker.number for marker in same}
    last = asked.last_number
    return {last, last + 1} <= numbers or {last + 1, last + 2} <= numbers


def _without_lists(text: str, same: Sequence[Marker]) -> list[Marker]:
    """Leave out runs 1, 2, 3 … that start again after an earlier number: lists inside an answer.

    A run ends where the numbers do not go on, or where a blank line parts one from a run without blank lines.
    """
    kept: list[Marker] = []
    index = 0
    while index < len(same):
        if same[index].number == 1 and kept:
            last = index
            while last + 1 < len(same) and same[last + 1].number == same[last].number + 1:
                if _is_apart(text, same[last + 1]) and last > index and not _is_apart(text, same[last]):
                    break
                last += 1
            index = last + 1
            continue
        kept.append(same[index])
        index += 1
    return kept


def _is_apart(text: str, marker: Marker) -> bool:
    above = text[max(0, marker.start - 200) : marker.start]
    return above[len(above.rstrip()) :].count("\n") > 1


def _counts_from_one(chain: Sequence[Marker]) -> bool:
    return [marker.number for marker in chain] == list(range(1, len(chain) + 1))


def _bare_numbers(chain: Sequence[Marker]) -> tuple[str, ...]:
    numbers = ", ".join(str(marker.number) for marker in chain if marker.grade is Grade.WEAK)
    return (f"the bare numbers {numbers} were taken for question numbers",) if numbers else ()


def _dropped(clear: Sequence[Marker], chain: Sequence[Marker], asked: Asked) -> tuple[str, ...]:
    questions = asked.questionnaire.questions
    taken = {marker.start for marker in chain}
    left = [marker for marker in clear if marker.start not in taken and marker.grade >= Grade.WORDED]
    names = dict.fromkeys(questions[marker.question].number or questions[marker.question].id for marker in left)
    return tuple(f"a heading for question {name} stands out of order and was read as text" for name in names)
