"""A letter into answers, one for each question it answers, and what belongs to no question as a general answer.

Every character of the text that is not white space lies in exactly one part: in its text, or in its marker.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consult.ingest.content import Document
from consult.ingest.letter import marker_chain, markers
from consult.ingest.letter.asked import Asked
from consult.ingest.letter.marker_chain import Chain
from consult.ingest.letter.markers import Grade, Marker
from consult.ingest.letter.phrase import plain_words
from consult.signature import is_formal_closing
from consult.vocabulary import COUNTED, GENERAL_QUESTION_ID, Questionnaire

BESIDE_ANSWERS = 0.9
"""Confidence that what stands before the first heading or after the closing answers no question."""

COUNTED_NUMBERS = (
    "the letter names questions by number, and the numbers in the questionnaire were counted, since the export gives "
    "none: look whether they agree, then take number_status out of questionnaire.yaml"
)

_MAX_TAIL = 4_000
"""Characters; what stands higher up is in the letter, whatever its words."""

_SECTION = re.compile(
    r"^[\s#*_]*(?:(?:section|part|chapter|theme)\s*[0-9a-z]{0,3}\s*[.:–—-]*|[0-9]{1,2}[.)]?)?\s*", re.IGNORECASE
)
_INSIDE_LINE = re.compile(r"(?<=[^\n])\b(?:question|q)\s?([0-9]{1,3}[a-z]?)\s?[:)]", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:table of )?contents(?: page)?$|^(?:list of )?(?:consultation )?questions$")


@dataclass(frozen=True)
class Part:
    """One answer found in a document: `text` is `document.text[start:end]`.

    `marker` is what stands just before it and is not the respondent's own words: the heading, the question repeated,
    a list of contents. `text` is "" where a question was repeated and not answered. `confidence` (0 to 1) says how
    sure it is that the text answers this question.
    """

    question_id: str
    text: str
    confidence: float
    marker: str
    start: int
    end: int


@dataclass(frozen=True)
class Parts:
    """The parts in the order of the document, and what a person should look at, each in a sentence."""

    parts: tuple[Part, ...]
    reviews: tuple[str, ...] = ()


def split(document: Document, asked: Asked) -> Parts:
    """Part a document at its question headings.

    A question that is answered in two places with another between gives two parts and a review; a joint heading
    ("Questions 7 and 8") gives one part for the first question, of confidence 0.6, and a review that names the others.
    """
    text, questionnaire = document.text, asked.questionnaire
    chain = marker_chain.choose(text, markers.find(text, asked), asked, document.subject)
    if not chain.markers:
        whole = _part(text, GENERAL_QUESTION_ID, 1.0, 0, 0, len(text))
        return Parts((whole,) if whole.text else (), chain.reviews)
    pieces = _pieces(text, chain, asked)
    parts: list[Part] = []
    for index, (marker, start, end) in enumerate(pieces):
        stop = pieces[index + 1][1] if index + 1 < len(pieces) else len(text)
        question = GENERAL_QUESTION_ID if marker is None else questionnaire.questions[marker.question].id
        confidence = BESIDE_ANSWERS if marker is None else marker.confidence
        tail = _tail(text, end, stop) if index + 1 == len(pieces) else stop
        parts.append(_part(text, question, confidence, start, end, tail))
        if tail < stop:
            parts.append(_part(text, GENERAL_QUESTION_ID, BESIDE_ANSWERS, tail, tail, stop))
    kept = tuple(part for part in parts if part.text or part.marker)
    told = _reviews(_joined(text, chain.markers), questionnaire)
    return Parts(kept, (*chain.reviews, *told, *_inside_lines(kept, chain, asked)))


def _inside_lines(parts: Sequence[Part], chain: Chain, asked: Asked) -> tuple[str, ...]:
    """Say which questions have no heading but one in the middle of a line, as where the lines of a letter were lost."""
    headed = {index for marker in chain.markers for index in (marker.question, *marker.also)}
    found = (asked.question(match[1]) for part in parts for match in _INSIDE_LINE.finditer(part.text))
    missed = dict.fromkeys(one[0] for one in found if one is not None and one[1] and one[0] not in headed)
    names = (asked.questionnaire.questions[index].number for index in missed)
    return tuple(f"a heading for question {name} stands inside a line and was read as text" for name in names)


def _pieces(text: str, chain: Chain, asked: Asked) -> list[tuple[Marker | None, int, int]]:
    """Return for each piece its marker (None for a general one), where the marker begins and where it ends."""
    pieces: list[tuple[Marker | None, int, int]] = [
        (marker, _with_section(text, marker.start, asked), marker.end) for marker in _joined(text, chain.markers)
    ]
    for start, end in chain.contents:
        pieces.append((None, _with_contents_heading(text, start), end))
    pieces.sort(key=lambda piece: (piece[1], piece[2]))
    # A section heading taken along must not reach back into the piece before.
    apart: list[tuple[Marker | None, int, int]] = []
    for marker, start, end in pieces:
        floor = apart[-1][2] if apart else 0
        apart.append((marker, max(start, floor), max(end, floor)))
    if apart and text[: apart[0][1]].strip():
        apart.insert(0, (None, 0, 0))
    return apart


def _joined(text: str, chain: Sequence[Marker]) -> list[Marker]:
    """Make one of neighbouring markers of one question: "Q7(a)" and "Q7(b)", a heading and the question below it."""
    joined: list[Marker] = []
    for marker in chain:
        before = joined[-1] if joined else None
        if before is None or before.question != marker.question:
            joined.append(marker)
        elif not text[before.end : marker.start].strip():
            joined[-1] = replace(before, end=marker.end, confidence=max(before.confidence, marker.confidence))
    return joined


def _with_section(text: str, start: int, asked: Asked) -> int:
    """Take the heading of a section of the questionnaire, just above a marker, into the marker."""
    begin, line = _line_above(text, start)
    if {plain_words(line), plain_words(_SECTION.sub("", line))} & asked.sections:
        return begin
    return start


def _with_contents_heading(text: str, start: int) -> int:
    begin, line = _line_above(text, start)
    return begin if _CONTENTS.match(plain_words(line)) else start


def _line_above(text: str, start: int) -> tuple[int, str]:
    """Return the last line before `start` that is not blank, and where it begins."""
    end = start
    while end and text[end - 1].isspace():
        end -= 1
    begin = text.rfind("\n", 0, end) + 1
    return begin, text[begin:end]


def _tail(text: str, start: int, stop: int) -> int:
    """Return where the formal closing of the letter stands in the last answer, `stop` where it has none."""
    for line in re.finditer(r"^.*\S", text[max(start, stop - _MAX_TAIL) : stop], re.MULTILINE):
        at = max(start, stop - _MAX_TAIL) + line.start()
        if is_formal_closing(line.group()) and text[start:at].strip():
            return at
    return stop


def _part(text: str, question_id: str, confidence: float, marker_start: int, start: int, stop: int) -> Part:
    words = text[start:stop]
    first = start + len(words) - len(words.lstrip())
    last = max(first, start + len(words.rstrip()))
    return Part(question_id, text[first:last], confidence, text[marker_start:start].strip(), first, last)


def _reviews(chain: Sequence[Marker], questionnaire: Questionnaire) -> tuple[str, ...]:
    def counted(marker: Marker) -> bool:
        return questionnaire.questions[marker.question].number_status == COUNTED

    def name(index: int) -> str:
        return questionnaire.questions[index].number or questionnaire.questions[index].id

    reviews: list[str] = []
    if any(marker.confidence == markers.BY_COUNTED_NUMBER and counted(marker) for marker in chain):
        reviews.append(COUNTED_NUMBERS)
    seen: set[int] = set()
    highest = -1
    for marker in chain:
        own = name(marker.question)
        if marker.also:
            others = ", ".join(name(index) for index in marker.also)
            reviews.append(f"the answer to question {own} also answers question {others}")
        if marker.contradicts >= 0:
            reviews.append(
                f"a heading has the number of question {name(marker.contradicts)} and the words of question {own}; "
                "it was taken for the latter"
            )
        if marker.question in seen:
            reviews.append(f"question {own} is answered in more than one place")
        elif marker.question < highest:
            reviews.append(f"question {own} is answered out of order")
        if marker.grade is Grade.PASSING:
            reviews.append(f"the answer to question {own} begins inside a sentence")
        seen.add(marker.question)
        highest = max(highest, marker.question)
    return tuple(dict.fromkeys(reviews))
