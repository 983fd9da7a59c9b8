"""Initials that speak for somebody: "XY supports this" says who XY is, though two letters are no name to a detector."""

import re
from collections.abc import Iterable

from consult.vocabulary import Edit, Finding, Identifier, Layer

_SPEAKS = re.compile(
    r"(?:\A|[.!?;:]\s+|\b(?:[Tt]he|[Aa]t|[Ww]e at)\s)(?P<who>[A-Z][A-Z&]{1,5}(?:['’]s)?)\s(?:\w+ly\s|also\s)?"
    r"(?:supports?|agrees?|disagrees?|believes?|recommends?|welcomes?|submits?|considers?|proposes?|suggests?|notes?|urges?"
    r"|view|position|response|submission|members?|encourages?|advocates?|acknowledges?|endorses?|would (?:like|urge))\b"
)


def speakers(text: str, start: int, end: int, edits: Iterable[Edit]) -> tuple[Finding, ...]:
    """Return the initials in an excerpt that take a stance and are not edited away, for a person to decide on."""
    gone = [(edit.start, edit.end) for edit in edits]
    spans = [match.span("who") for match in _SPEAKS.finditer(text[start:end])]
    return tuple(
        Finding(
            start=start + first,
            end=start + last,
            kind="organisation",
            identifier=Identifier.DIRECT,
            layer=Layer.CUE,
            rule_id="speaker.initials",
            score=0.5,
        )
        for first, last in spans
        if not any(left < start + last and right > start + first for left, right in gone)
    )
