"""Whether an answer gives evidence: a figure, an example, an experience or a source, and not only an opinion.

By cue patterns (`cues/evidence.toml`), so that a reader can see why. What it finds is a claim of fact; whether the
claim is true, and whether it bears on the question, is for a person to judge.
"""

import re
from collections.abc import Iterable
from functools import cache

import pandas as pd

from consult.nlp.lexicon import table
from consult.nlp.segment import Passage
from consult.tables import TextEvidence
from consult.vocabulary import EvidenceSort

VERSION = "evidence@1"


def find(passages: Iterable[Passage]) -> pd.DataFrame:
    """Return `TextEvidence` of texts, in the order given."""
    rows = [(passage.text_id, sort) for passage in passages for sort in evidence_of(passage.text)]
    return TextEvidence.checked(pd.DataFrame(rows, columns=TextEvidence.names()))


def evidence_of(text: str) -> tuple[str, ...]:
    """Return the sorts of evidence a text gives, in the order of `EvidenceSort`."""
    folded = " ".join(text.replace("’", "'").split())
    lowered = folded.casefold()
    cues = _patterns()
    found = {sort: folded if sort is EvidenceSort.CITATION else lowered for sort in EvidenceSort}
    return tuple(sort.value for sort, words in found.items() if cues[sort.value].search(words))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(cues)) for name, cues in table("evidence").items()}
