"""What a segment says about a theme: barrier, ask, strength and so on, by cue patterns (`cues/kind.toml`).

Where several kinds have cues, the first counts: ask, method, risk, barrier, strength, enabler, opportunity. Rules, a
first version: what they get wrong is unmeasured.
"""

import re
from functools import cache, lru_cache

from consult.nlp.lexicon import table
from consult.vocabulary import Kind

VERSION = "kind@1"
_ORDER = (Kind.ASK, Kind.METHOD, Kind.RISK, Kind.BARRIER, Kind.STRENGTH, Kind.ENABLER, Kind.OPPORTUNITY)
_OPENING = r"^[\W\d_]*(?:(?:also|and|so|then|please)\s+|[^,:]{2,60}[,:]\s+)?"  # "As regards skills, publish …"


@lru_cache(maxsize=100_000)
def kind_of(segment: str) -> Kind:
    """Return the first kind, in order of priority, that a cue of the segment speaks for; else unstated."""
    lowered = segment.casefold().replace("’", "'")
    for kind, cues in _patterns().items():
        if cues.search(lowered):
            return kind
    return Kind.UNSTATED


@cache
def _patterns() -> dict[Kind, re.Pattern[str]]:
    cues = table("kind")
    patterns = {kind: rf"\b(?:{'|'.join(cues[kind])})\b" for kind in _ORDER}
    patterns[Kind.ASK] += rf"|{_OPENING}(?:{'|'.join(cues['ask_at_start'])})\b"
    return {kind: re.compile(pattern) for kind, pattern in patterns.items()}
