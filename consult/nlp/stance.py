"""Whether an answer says that it is for or against a proposal: "We support this", "No, because …".

By cue patterns (`cues/stance.toml`), so that a reader can see why. Only what a writer says of themselves counts: warm
or cross words are tone, and what others are said to think is theirs. Many answers argue a case without saying where
they stand: they are left unstated, never guessed. A text is read without its question, so the caller looks only at
answers to questions that put a proposal; how well it reads those is unmeasured.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import pandas as pd

from consult.nlp.lexicon import table
from consult.nlp.segment import Passage
from consult.tables import TextStances
from consult.vocabulary import Stance

VERSION = "stance@1"


class _Cues(NamedTuple):
    yes: re.Pattern[str]
    no: re.Pattern[str]
    no_objection: re.Pattern[str]
    qualified: re.Pattern[str]
    agree: re.Pattern[str]
    disagree: re.Pattern[str]
    never: re.Pattern[str]


def find(passages: Iterable[Passage]) -> pd.DataFrame:
    """Return `TextStances` of the texts that state one, in the order given."""
    rows = [(passage.text_id, stance_of(passage.text)) for passage in passages]
    stated = [(text_id, stance.value) for text_id, stance in rows if stance is not Stance.UNSTATED]
    return TextStances.checked(pd.DataFrame(stated, columns=TextStances.names()))


def stance_of(text: str) -> Stance:
    """Return what a text says of agreeing; both, or half of one, is mixed."""
    lowered = " ".join(text.replace("’", "'").casefold().split())
    cues = _cues()
    if cues.qualified.search(lowered):
        return Stance.MIXED
    found = {stance for stance in (_begun(lowered, cues), *_said(lowered, cues)) if stance}
    if len(found) > 1:
        return Stance.MIXED
    return found.pop() if found else Stance.UNSTATED


def _begun(lowered: str, cues: _Cues) -> Stance | None:
    if cues.yes.match(lowered) or cues.no_objection.match(lowered):
        return Stance.AGREE
    return Stance.DISAGREE if cues.no.match(lowered) else None


def _said(lowered: str, cues: _Cues) -> Iterable[Stance]:
    """Yield the stance of each statement of one; a negation before its verb turns it round."""
    for pattern, plain, turned in (
        (cues.agree, Stance.AGREE, Stance.DISAGREE),
        (cues.disagree, Stance.DISAGREE, Stance.AGREE),
    ):
        for match in pattern.finditer(lowered):
            yield turned if cues.never.search(match["how"]) else plain


@cache
def _cues() -> _Cues:
    cues = table("stance")
    one = {
        key: " ".join(cues[key]) for key in ("who", "how", "never", "begins_yes", "begins_no", "begins_no_objection")
    }
    how = rf"(?P<how>(?:{one['never']} )?{one['how']}(?:{one['never']} )?{one['how']})"
    says = rf"\b{one['who']}(?: |(?='))(?:think |believe |feel )?{how}"
    return _Cues(
        yes=re.compile(one["begins_yes"]),
        no=re.compile(one["begins_no"]),
        no_objection=re.compile(one["begins_no_objection"]),
        qualified=re.compile("|".join(cues["qualified"])),
        agree=re.compile(rf"{says}(?:{'|'.join(cues['agree'])})(?!\w)"),
        disagree=re.compile(rf"{says}(?:{'|'.join(cues['disagree'])})(?!\w)"),
        never=re.compile(rf"\b{one['never']}\b"),
    )
