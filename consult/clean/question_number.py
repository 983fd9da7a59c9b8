"""Find question numbers in what people write, and the questions that go by them."""

import re
from collections.abc import Sequence

from consult.vocabulary import Question

_CARDINAL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_DIGITS = {word: at for words in (_CARDINAL, _ORDINAL) for at, word in enumerate(words.split("|"), start=1)}
_LABEL = r"(?:(?:(?:nos?|numbers?|num|box(?:es)?)\b|#)[.:#\s]*)?"
_HEAD = (
    rf"(?:\bq(?:u(?:e(?:st(?:ion)?)?)?)?s?\b\.?\s*{_LABEL}[.:\s]*|\bqs?(?=\d)|\b(?:ch?|g)westi(?:wn|ynau)\s+"
    rf"|\b(?:answers?|responses?|reply|replies|comments?)(?:\s+(?:to|at|in|for|under|given\s+(?:at|to)))?\s+{_LABEL}(?=\d)"
    rf"|\b(?:see|cf\.?|as\s+(?:in|per|for)|same\s+as(?:\s+(?:in|for|at))?|refer\s+to)\s+{_LABEL}(?=\d))"
)
_POINTING = re.compile(r"see|cf|as|same as|refer to")  # these stay where the number is replaced
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?(?:[a-h]\b|\s?\([a-h]\)|(?![a-z\d]))"
_BETWEEN = r"\s*(?:,\s*(?:and|or)\b|,|;|/|&|\+|-|–|\b(?:and|or|to|through|plus)\b)\s*"
_PART = r"\(?[b-h]\)?(?!['’]?\w)"  # of the number before: "7a and b"
_MENTION = re.compile(rf"(?P<head>{_HEAD})(?P<numbers>{_NUMBER}(?:{_BETWEEN}(?:(?:{_HEAD})?{_NUMBER}|{_PART}))*)")
_STEP = re.compile(rf"(?P<through>-|–|\bto\b|\bthrough\b)?\s*(?:{_HEAD})?(?P<number>{_NUMBER})")
_SPELT_OUT = re.compile(rf"\bquestions?\s+({_CARDINAL})\b|\b({_ORDINAL})\s+question\b")
_NUMBERED_ID = re.compile(r"q(?:uestion)?_?\d+[a-h]?")
_LONGEST_RANGE = 60


def canonical(number: str) -> str:
    """Return "7a" for "Q7(a)", "07 a" and the like."""
    bare = re.sub(r"[^a-z0-9.]", "", number.casefold()).strip(".")
    return re.sub(r"^q(?:uestion)?\.?", "", bare).lstrip("0")


def mark(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text in lower case without apostrophes, `qref` in place of every question number, and the numbers.

    The numbers are canonical, in the order they stand, ranges written out.
    """
    lower = re.sub(r"['’‘`]", "", text.casefold())
    lower = _SPELT_OUT.sub(lambda spelt: f"question {_DIGITS[spelt[1] or spelt[2]]}", lower)
    numbers: list[str] = []

    def put(mention: re.Match[str]) -> str:
        numbers.extend(_listed(mention["numbers"]))
        pointing = _POINTING.match(mention["head"])
        return f" {pointing.group()} qref " if pointing else " qref "

    marked = _MENTION.sub(put, lower)
    return marked, tuple(dict.fromkeys(numbers))


def _listed(numbers: str) -> list[str]:
    listed: list[str] = []
    for step in _STEP.finditer(numbers):
        number = canonical(step["number"])
        if step["through"] and listed and listed[-1].isdigit() and number.isdigit():
            first, last = int(listed[-1]) + 1, int(number)
            if first <= last < first + _LONGEST_RANGE:
                listed.extend(str(between) for between in range(first, last))
        listed.append(number)
    return listed


def by_number(questions: Sequence[Question]) -> dict[str, str]:
    """Return question ids by canonical number; a number that is printed wins over one in an id."""
    numbered = [(canonical(question.number), question.id) for question in questions]
    numbered += [(canonical(one.id), one.id) for one in questions if _NUMBERED_ID.fullmatch(one.id)]
    numbered += [(number.rstrip("abcdefgh"), one) for number, one in numbered]  # "7" is 7a where there is no 7
    return {number: question_id for number, question_id in reversed(numbered) if number}
