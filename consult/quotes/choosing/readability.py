"""Whether an excerpt reads well by itself, without what stood before it. 0 to 1, by rule."""

import re

_LEANS = re.compile(
    r"(?:this|that|these|those|it|they|them|he|she|such|however|therefore|thus|hence|also|and|but|or|so|because|which"
    r"|as (?:above|stated|mentioned|noted)|in addition|furthermore|moreover|additionally|secondly|thirdly|finally|again"
    r"|for example|for instance|similarly|likewise|instead|otherwise"
    r"|the (?:former|latter|above|same)|yes|no|see|both)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b(?:above|below|previous(?:ly)?|attached|appendix|annex|question \d|q\d+|see (?:our|the))\b", re.IGNORECASE
)
_BEGINS = re.compile(r"[\"'“‘(]?[A-Z0-9£]")
_ENDS = re.compile(r"[.!?…][\"'”’)]*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_SENTENCE = 35
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|i|my)\b", re.IGNORECASE)


def readability(excerpt: str) -> float:
    """Return how well an excerpt reads by itself: 1 is well; 0 is none that should be quoted.

    It must begin and end as a sentence does. It loses by leaning on what stood before, by pointing elsewhere, by long
    sentences, capitals, brackets, lists and figures; it gains nothing by easy words.
    """
    words = _WORD.findall(excerpt)
    if not words or not _BEGINS.match(excerpt) or not _ENDS.search(excerpt) or set(excerpt) & set("[]{}<>|"):
        return 0.0
    score = 1.0
    score -= 0.45 if _LEANS.match(excerpt) else 0.0
    score -= 0.35 if _REFERS.search(excerpt) else 0.0
    score -= min(0.3, 0.02 * max(0, len(words) / max(1, len(re.findall(r"[.!?]+(?:\s|$)", excerpt))) - _LONG_SENTENCE))
    score -= 0.4 if sum(len(word) > 3 and word.isupper() for word in words) > len(words) / 4 else 0.0
    score -= 0.15 if excerpt.count(";") + excerpt.count(":") > 1 else 0.0
    score -= 0.15 if sum(letter.isdigit() for letter in excerpt) > len(excerpt) / 10 else 0.0
    score += 0.0 if _FIRST_PERSON.search(excerpt) else -0.05
    return max(0.0, round(score, 3))
