"""Places in a letter where an answer to a question may begin. Which of them really do is for `marker_chain`."""

import re
from collections import deque
from dataclasses import dataclass, replace
from enum import IntEnum

from consult.ingest.letter.asked import WORDING_LIKENESS, Asked
from consult.vocabulary import COUNTED

_UNSEEN = r"\xa0\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Characters that copying leaves before a heading and nobody sees."""

_BEFORE = rf"^[ \t#*_{_UNSEEN}]*+"
_BEFORE_WORDS = rf"^[ \t#*•_>|{_UNSEEN}-]*+"
_IN_BRACKETS = r"[ ]?\((?:[a-z]|[ivx]{2,4})\)"
_N = rf"[0-9]{{1,3}}(?:\.[0-9]{{1,2}}(?![0-9%]))?(?:[a-z](?![a-z])|{_IN_BRACKETS})?(?![0-9%])"
_AND = r"\s*(?:and|&|\+|,|/|–|—|-|to)\s*"
_INTRODUCTION = (
    r"(?:(?:in\s+|our\s+|my\s+|the\s+)?(?:response|answer|reply|comments?|evidence|views?)\s+(?:to|on|for)\s+)?"
    r"(?:the\s+)?(?:consultation\s+)?"
)
SPELT = {
    word: str(number)
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ),
        1,
    )
}  # fmt: skip
"""Numbers in words, as headings write them: "QUESTION ONE"."""
_NAMED = re.compile(
    rf"{_BEFORE_WORDS}(?P<intro>{_INTRODUCTION})(?P<word>questions?|ques\.?|qu\.?|qs|q|cwestiwn|answer|ateb)"
    rf"\s*+(?:(?:number\b|no\b\.?|\#)\s*+)?(?:[.:-][ ]*+)?(?P<first>{_N}|(?:{'|'.join(SPELT)})\b)"
    rf"(?P<others>(?:{_AND}(?:(?:and|&)\s*)?(?:questions?\s*|q\.?\s*)?{_N})*)",
    re.IGNORECASE | re.MULTILINE,
)
_BARE = re.compile(
    rf"{_BEFORE}(?:(?P<part>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?{_IN_BRACKETS})[.:]?"
    rf"|\((?P<round>{_N})\)|(?P<plain>{_N})(?P<sign>[.):])|(?P<dashed>{_N})[ ]+(?P<dash>[–—-])"
    rf"|(?P<alone>{_N})[*_]*(?=[ \t]*(?:\n|$)|[ \t]{{2,}}))(?=\s|$|[*_])",
    re.MULTILINE,
)
_LINE_START = re.compile(rf"{_BEFORE_WORDS}(?=\S)", re.MULTILINE)
_SEPARATOR = re.compile(r"[ \t]*[.:)\]–—|-]*[*_]*[.:]?[ \t]*")
_QUARTER = re.compile(r"[\s,'’/-]*(?:of\s+)?(?:(?:FY\s?)?(?:19|20)[0-9]{2}\b|['’][0-9]{2}\b)", re.IGNORECASE)
_ANSWER_WORD = re.compile(
    r"\s*[*_]*(?:(?:our|my)\s+)?(?:answer|response|reply|comments?|ateb)\s*[*_]*:[*_]*[ \t]*", re.IGNORECASE
)
LIKENESS_AFTER_NUMBER = 80.0
"""How like its wording the words after a question's number must be; the number speaks for them already."""

LIKENESS_OF_ANOTHER = 92.0
"""How like another question's wording the words after a number must be for the number to be taken for a mistake."""

_CONTINUED = re.compile(r"\(?(?:continued|cont\.?|cont['’]d)\)?[ \t]*(?:\n|$)", re.IGNORECASE)
_CARRIES_ON = re.compile(
    r"\b(?:in|to|see|under|at|our|with|and|the|of|per|as|from|for|by|or|answer|response)\s*$", re.IGNORECASE
)
_LIKELY_WRAPPED = 50
_ABOUT_THE_QUESTION = re.compile(
    r"(?:is|was|are|were|be|asks?|asked|refers?|relates?|does|did|do|should|could|would|can|may|might|must|will|has|had|"
    r"have|seems?|appears?|concerns?|covers?|assumes?|mentions?|invites?|seeks?|also|and|or|to|of|in|on|at|for|from|"
    r"with|by|as|which|that|above|below|onwards?|then|but|about|where|when|how|what|who|why)\b",
    re.IGNORECASE,
)


class Grade(IntEnum):
    """How much a marker says by itself."""

    WEAK = 0
    PASSING = 1
    SOFT = 2
    WORDED = 3
    STRONG = 4


CONFIDENCE = {Grade.STRONG: 0.98, Grade.SOFT: 0.95, Grade.PASSING: 0.8, Grade.WEAK: 0.75}
WITH_WORDING = 1.0
PART_OF_QUESTION = 0.9
JOINT = 0.6
CONTRADICTED = 0.6
BY_COUNTED_NUMBER = 0.6


@dataclass(frozen=True)
class Marker:
    """A place where an answer may begin: the marker is `text[start:end]`, the answer begins at `end`.

    `number` is the first whole number as written, -1 for none; `style` tells "7." from "7)"; `also` are the further
    questions of a joint heading; `contradicts` is the index of the question whose number the heading gives while its
    words are another's, -1 where they agree.
    """

    start: int
    end: int
    question: int
    grade: Grade
    confidence: float
    number: int = -1
    style: str = ""
    also: tuple[int, ...] = ()
    contradicts: int = -1


def find(text: str, asked: Asked) -> list[Marker]:
    """Return every possible marker in the order of the text, none inside another."""
    found = [marker for match in _NAMED.finditer(text) if (marker := _named(text, match, asked))]
    found += [marker for match in _BARE.finditer(text) if (marker := _bare(text, match, asked))]
    taken = sorted(found, key=lambda marker: (marker.start, -marker.grade))
    found += _worded(text, asked, taken)
    apart: list[Marker] = []
    for marker in sorted(found, key=lambda marker: (marker.start, -marker.grade)):
        if not apart or marker.start >= apart[-1].end:
            apart.append(_doubted(marker, asked))
    return apart


def _doubted(marker: Marker, asked: Asked) -> Marker:
    """Believe a number less that was counted and not received, unless the question's wording stands there too."""
    if marker.question < 0 or marker.style == "worded" or marker.confidence == WITH_WORDING:
        return marker
    counted = asked.questionnaire.questions[marker.question].number_status == COUNTED
    return replace(marker, confidence=min(marker.confidence, BY_COUNTED_NUMBER)) if counted else marker


def _named(text: str, match: re.Match[str], asked: Asked) -> Marker | None:
    """Read "Question 7", "Q7.", "Questions 7 and 8", "Response to question 7"."""
    written = SPELT.get(match["first"].casefold(), match["first"])
    first = asked.question(written)
    if first is None or _is_quarter(text, match):
        return None
    also, end = _further(text, match, asked, first[0])
    separator = _SEPARATOR.match(text, end)
    begin = separator.end() if separator else end
    sign = text[end:begin].strip()
    # "Answer 7" and "question one" are heard in sentences too: a heading of these words ends there, or has a sign.
    in_words = written != match["first"] or match["word"].casefold() in {"answer", "ateb"}
    if in_words and not sign and _rest_of_line(text, begin).strip():
        return None
    grade = _grade(text, match, sign, begin)
    base = Marker(match.start(), begin, first[0], grade, CONFIDENCE[grade], _whole(written), "named", also)
    marker = _with_wording(text, base, asked, exact=first[1])
    if marker.grade is Grade.WEAK:
        return None
    if continued := _CONTINUED.match(text, marker.end):
        marker = _moved(marker, continued.end())
    return _past_answer_word(text, marker)


def _bare(text: str, match: re.Match[str], asked: Asked) -> Marker | None:
    """Read "7.", "7)", "(7)", "7 –", "7 (a)"; a number alone on its line counts only when the wording follows."""
    number = match["part"] or match["round"] or match["plain"] or match["dashed"] or match["alone"]
    question = asked.question(number)
    style = (
        "part" if match["part"] else "()" if match["round"] else match["sign"] or ("–" if match["dashed"] else "alone")
    )
    if question is None:
        # Beyond the questionnaire: kept, since it shows that these numbers count something else.
        return Marker(match.start(), match.end(), -1, Grade.WEAK, 0.0, _whole(number), style)
    # "7 (ii)" is no point of a list where the questionnaire has that very part.
    grade = Grade.SOFT if match["part"] and question[1] else Grade.WEAK
    base = Marker(match.start(), match.end(), question[0], grade, CONFIDENCE[grade], _whole(number), style)
    marker = _with_wording(text, base, asked, exact=question[1])
    if style == "alone" and marker.grade is Grade.WEAK:
        return None
    return _past_answer_word(text, marker) if marker.grade is not Grade.WEAK else marker


def _worded(text: str, asked: Asked, taken: list[Marker]) -> list[Marker]:
    """Return places where a line begins with a question's own wording, without a number."""
    inside = deque((marker.start, marker.end) for marker in taken if marker.grade is not Grade.WEAK)
    found: list[Marker] = []
    for line in _LINE_START.finditer(text):
        start = line.end()
        while inside and inside[0][1] <= start:
            inside.popleft()
        if (inside and inside[0][0] <= start) or (found and start < found[-1].end):
            continue
        if match := asked.wording_at(text, start):
            confidence = 0.9 + 0.08 * (match.likeness - WORDING_LIKENESS) / (100 - WORDING_LIKENESS)
            marker = Marker(line.start(), match.end, match.question, Grade.WORDED, round(confidence, 3), style="worded")
            found.append(_past_answer_word(text, marker))
    return found


def _with_wording(text: str, marker: Marker, asked: Asked, *, exact: bool) -> Marker:
    """Take the wording that follows a number into the marker; where it is another question's, believe the wording."""
    blank = re.compile(r"[\s*_]*").match(text, marker.end)
    start = blank.end() if blank else marker.end
    any_label = marker.style == "named"
    own = asked.wording_at(text, start, only=marker.question, any_label=any_label, likeness=LIKENESS_AFTER_NUMBER)
    if own is not None:
        confidence = JOINT if marker.also else WITH_WORDING if exact else PART_OF_QUESTION
        return _changed(marker, own.end, marker.question, confidence, grade=Grade.STRONG)
    other = asked.wording_at(text, start, likeness=LIKENESS_OF_ANOTHER)
    if other is not None and other.likeness >= LIKENESS_OF_ANOTHER and not marker.also:
        grade = max(marker.grade, Grade.WORDED)
        moved = _changed(marker, other.end, other.question, CONTRADICTED, grade=grade)
        return Marker(**{**moved.__dict__, "contradicts": marker.question})
    if marker.also or not exact:
        return _changed(marker, marker.end, marker.question, JOINT if marker.also else PART_OF_QUESTION, marker.grade)
    return marker


def _grade(text: str, match: re.Match[str], separator: str, rest_start: int) -> Grade:
    """Tell a heading from the middle of a sentence that happens to stand at the start of a line."""
    rest = _rest_of_line(text, rest_start).strip()
    above = text.rfind("\n", 0, max(match.start() - 1, 0)) + 1
    if last := text[above : match.start()].removesuffix("\n"):
        wrapped = len(last) >= _LIKELY_WRAPPED and last.rstrip()[-1:] not in set('.?!:;"”)]*')
        if wrapped and _CARRIES_ON.search(last):
            return Grade.WEAK
        if wrapped and (rest or separator not in {"", ":"}):
            return Grade.PASSING
    if not rest or _CONTINUED.match(rest):
        return Grade.STRONG
    if rest.startswith(","):
        return Grade.PASSING if match["intro"].strip() else Grade.WEAK
    if match["intro"].strip() and not separator:
        return Grade.PASSING
    if separator or match["first"].endswith(")"):
        return Grade.STRONG
    if not rest[0].islower() and rest[0] not in "'’;":
        return Grade.SOFT
    # "Q7 we think so" answers in a hurry; "Q7 asks too much" and "… in our reply to / Q7 we …" are about the question
    about = rest[0] in "'’;" or _ABOUT_THE_QUESTION.match(rest) or (last and _CARRIES_ON.search(last))
    return Grade.WEAK if about else Grade.PASSING


def _further(text: str, match: re.Match[str], asked: Asked, first: int) -> tuple[tuple[int, ...], int]:
    """Return the further questions of a joint heading, and where its numbers end.

    "Q7 – 12 months is too long" is no heading of two questions: after a single "question" the second number must be
    named too, or end the heading.
    """
    others = match["others"]
    if not others:
        return (), match.end("first")
    numbers = re.findall(_N, others)
    plural = match["word"].casefold() in {"questions", "qs"} or re.search(r"q", others, re.IGNORECASE) is not None
    rest = _rest_of_line(text, match.end("others"))
    named = [found[0] for number in numbers if (found := asked.question(number))]
    if len(named) < len(numbers) or min(named) <= first or not (plural or re.match(r"\s*(?:$|[:.)–—](?:\s|$))", rest)):
        return (), match.end("first")
    if re.search(r"[–—-]|to", others) and len(numbers) == 1:
        return tuple(range(first + 1, named[0] + 1)), match.end("others")
    return tuple(named), match.end("others")


def _is_quarter(text: str, match: re.Match[str]) -> bool:
    """Tell "Q1 2025" and "Q3 '24", quarters of a year, from questions."""
    short = match["word"].casefold() in {"q", "qs"}
    return short and _whole(match["first"]) <= 4 and _QUARTER.match(text, match.end("first")) is not None


def _past_answer_word(text: str, marker: Marker) -> Marker:
    """Take "Answer:" or "Our response:" after a heading into the marker."""
    found = _ANSWER_WORD.match(text, marker.end)
    return _moved(marker, found.end()) if found else marker


def _rest_of_line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _moved(marker: Marker, end: int) -> Marker:
    return _changed(marker, end, marker.question, marker.confidence, marker.grade)


def _changed(marker: Marker, end: int, question: int, confidence: float, grade: Grade) -> Marker:
    fields = {"end": end, "question": question, "confidence": confidence, "grade": grade}
    return Marker(**{**marker.__dict__, **fields})


def _whole(number: str) -> int:
    found = re.match(r"[0-9]+", number)
    return int(found.group()) if found else -1
