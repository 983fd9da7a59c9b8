"""Whether an excerpt reads well by itself, without what stood before it. 0 to 1, by rule."""

import re
from collections.abc import Collection

_LEANS = re.compile(
    r"(?:this|that|these|those|it|they|them|he|she|such|as (?:this|that)|however|therefore|thus|hence|also|and|but|or"
    r"|so|because|which|as (?:above|stated|mentioned|noted)"
    r"|in addition|furthermore|moreover|additionally|besides|further|finally|again"
    r"|first(?:ly)?|second(?:ly)?|third(?:ly)?|last(?:ly)?|next|then|another|a (?:further|second|third|final|last) \w+"
    r"|for example|for instance|for (?:this|these|that|those) \w+|similarly|likewise|instead|otherwise|meanwhile"
    r"|equally|linked to|related to|turning to|on (?:this|that|balance)|in (?:this|that|short|brief)|briefly"
    r"|in (?:summary|conclusion)|all things considered|to (?:summarise|conclude|be brief|begin|start)|without wishing"
    r"|the (?:former|latter|above|same|other|others)|others?|yes|no|see|both|please)\b",
    re.IGNORECASE,
)
_DANGLES = re.compile(
    r"\b(?:this|these|those)(?=\s*(?:[.,;]|(?:first|last|out|up|is|are|was|has|have|would|will|could|should|can|may|must|and"
    r"|or|to|by|in|for)\b))",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b(?:above|below|previous(?:ly)?|attached|appendix|annex|question \d|part \d|section \d|box \d|table|q\d+"
    r"|refer to|see (?:our|the)|(?:our|my|this) (?:\w+ )?submission|(?:discussion|consultation|green|white) paper)\b",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(
    r"[a-z]{2}[.?!)][A-Z][a-z]|(?:[a-z]{2}\.|[:;,]\s)[a-z\d]{1,2}\.\Z|[a-z]{2}\s\d\.\Z|\d\.\d+\.|·|[.;)]\s?\([a-z\d]\)\s"
)
_BEGINS = re.compile(r"[\"'“‘]?[A-Z0-9£]")
_ENDS = re.compile(r"[.!?…][\"'”’)]*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_SENTENCE = 35
_ODD = 0.1


def readability(excerpt: str, odd: Collection[str] = ()) -> float:
    """Return how well an excerpt reads by itself: 1 is well; 0 is none that should be quoted.

    It must begin and end as a sentence does. It loses by leaning on what stood before, by pointing elsewhere, by long
    sentences, capitals, lists and figures, and by words that nobody else uses (`odd`): they are slips or lead to one
    writer.
    """
    words = _WORD.findall(excerpt)
    if not words or not _BEGINS.match(excerpt) or not _ENDS.search(excerpt) or set(excerpt) & set("[]{}<>|"):
        return 0.0
    score = 1.0
    score -= 0.45 if _LEANS.match(excerpt) else 0.0
    score -= 0.3 if _DANGLES.search(excerpt) else 0.0
    score -= 0.6 if _REFERS.search(excerpt) else 0.0
    score -= 0.6 if _RUN_TOGETHER.search(excerpt) or not _closed(excerpt) else 0.0
    score -= min(0.3, 0.02 * max(0, len(words) / max(1, len(re.findall(r"[.!?]+(?:\s|$)", excerpt))) - _LONG_SENTENCE))
    score -= 0.4 if sum(len(word) > 3 and word.isupper() for word in words) > len(words) / 4 else 0.0
    score -= 0.15 if excerpt.count(";") + excerpt.count(":") > 1 else 0.0
    score -= 0.15 if sum(letter.isdigit() for letter in excerpt) > len(excerpt) / 10 else 0.0
    score -= min(0.4, _ODD * sum(word.casefold() in odd for word in words if word.islower()))
    return max(0.0, round(score, 3))


def _closed(excerpt: str) -> bool:
    """Tell whether brackets and quotation marks that open in an excerpt close in it."""
    pairs = (("(", ")"), ("“", "”"))
    return excerpt.count('"') % 2 == 0 and all(excerpt.count(one) == excerpt.count(two) for one, two in pairs)
