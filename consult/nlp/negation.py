"""Mentions that say a theme is no matter: "energy costs are not a concern", "no shortage of skills".

A want is no negation: "no access to finance" and "not enough skilled staff" are about finance and skills. The patterns
are in `cues/negation.toml`.
"""

import re
from functools import cache

from consult.nlp.lexicon import table

VERSION = "negation@1"
_REACH = 120


def negated(text: str, start: int, end: int, within: tuple[int, int]) -> bool:
    """Tell whether the words around `text[start:end]`, inside the segment `within`, wave it away."""
    before = text[max(within[0], start - _REACH) : start].casefold().replace("’", "'")
    after = text[end : min(within[1], end + _REACH)].casefold().replace("’", "'")
    cues = _patterns()
    if cues["before"].search(before) or cues["after"].search(after):
        return True
    names_a_trouble = cues["troubles"].search(text[start:end].casefold())
    return bool(names_a_trouble and cues["before_a_trouble"].search(before))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = table("negation")
    patterns = {name: "|".join(f"(?:{cue})" for cue in cues[name]) for name in ("before", "before_a_trouble", "after")}
    patterns["troubles"] = rf"\b(?:{'|'.join(cues['troubles'])})\b"
    return {name: re.compile(pattern) for name, pattern in patterns.items()}
