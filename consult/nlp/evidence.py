"""Whether an answer gives evidence: a figure, an example, an experience or a source, and not only an opinion.

By cue patterns (`cues/evidence.toml`), so that a reader can see why. What it finds is a claim of fact; whether the
claim is true, and whether it bears on the question, is for a person to judge.
"""

import re
from functools import cache

from consult.nlp.lexicon import table

VERSION = "evidence@1"
_AS_WRITTEN = "citation"


def evidence_of(text: str) -> tuple[str, ...]:
    """Return the sorts of evidence a text gives, in the order figure, example, experience, source, citation."""
    folded = " ".join(text.replace("’", "'").split())
    lowered = folded.casefold()
    return tuple(
        name for name, pattern in _patterns().items() if pattern.search(folded if name == _AS_WRITTEN else lowered)
    )


def evidence_rich(text: str) -> bool:
    """Tell whether a text gives evidence of any sort."""
    return bool(evidence_of(text))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(cues)) for name, cues in table("evidence").items()}
