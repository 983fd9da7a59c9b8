"""Every candidate through every gate: what identifies is edited away, fidelity is proved, the risk is judged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from consult.quotes import redaction
from consult.quotes.candidate import Candidate
from consult.quotes.screening.attribution import Attribution, attribute, attribute_campaign
from consult.quotes.screening.crowd import Crowd, Traits
from consult.quotes.screening.edit import render, within
from consult.quotes.screening.fidelity import BRACKET, turned, unfaithful
from consult.quotes.screening.rarity import Rarity, rarities
from consult.quotes.screening.risk import Risk, judge
from consult.quotes.screening.said import Said
from consult.quotes.screening.speaker import speakers
from consult.settings import QuoteSettings
from consult.vocabulary import Edit, Finding, Identifier, Operation

Detect = Callable[[Sequence[str], Sequence[str], bool], Sequence[Sequence[Finding]]]

_CONTEXT = 80
"""Characters on either side of an excerpt that detectors may look at."""
_MOST_BRACKETS = 3
_TAKES = (Operation.ELIDE, Operation.REPLACE)
_STILL_THERE = "the words to publish still hold what leads to somebody"
_SPECIAL = "a statement about somebody's personal circumstances was replaced: read what is left"


@dataclass(frozen=True)
class Gate:
    """What candidates are screened with.

    `detect` finds what identifies somebody in texts, given whose each is and whether to look for names too. `own` has
    the traits of each respondent, with a sector where it is the only one; `sectors` has all its sectors. `sent` is
    every text with the respondents who sent it.
    """

    detect: Detect
    crowd: Crowd
    own: Mapping[str, Traits]
    sectors: Mapping[str, frozenset[str]]
    said: Said
    sent: Sequence[tuple[str, Sequence[str]]]
    settings: QuoteSettings


@dataclass(frozen=True)
class Draft:
    """A candidate as it would be published, with what is known against it.

    `left` are findings that no edit replaces. `problems` keep it from being proposed as it is: a person has to edit it.
    """

    candidate: Candidate
    edits: tuple[Edit, ...]
    text: str
    left: tuple[Finding, ...]
    warnings: tuple[str, ...]
    problems: tuple[str, ...]
    attribution: Attribution
    gives: Traits
    rarity: Rarity


def draft(candidates: Sequence[Candidate], texts: Mapping[str, str], gate: Gate) -> list[Draft]:
    """Return each candidate redacted, attributed and proved, in the order given."""
    found = _findings(candidates, texts, gate.detect)
    edits = [_edits(texts[one.text_id], own, one.start, one.end) for one, own in zip(candidates, found, strict=True)]
    return _drafts(candidates, edits, found, texts, gate)


def draft_edited(candidate: Candidate, edits: tuple[Edit, ...], texts: Mapping[str, str], gate: Gate) -> Draft:
    """Return the draft of a candidate with a person's own edits in place of those that detectors ask for."""
    found = _findings([candidate], texts, gate.detect)
    return _drafts([candidate], [edits], found, texts, gate)[0]


def _drafts(
    candidates: Sequence[Candidate],
    edits: Sequence[tuple[Edit, ...]],
    found: Sequence[Sequence[Finding]],
    texts: Mapping[str, str],
    gate: Gate,
) -> list[Draft]:
    words = [render(texts[one.text_id], one.start, one.end, own) for one, own in zip(candidates, edits, strict=True)]
    rare = rarities(words, gate.sent)
    again = gate.detect(words, [one.respondent_id for one in candidates], False)
    together = zip(candidates, edits, found, words, rare, again, strict=True)
    return [
        _draft(one, own, finds, said, rarity, left, texts[one.text_id], gate)
        for one, own, finds, said, rarity, left in together
    ]


def risk_of(one: Draft, seen: Traits, gate: Gate) -> Risk:
    """Return the risk of a draft beside what the respondent's other quotations show and say (`seen`)."""
    together = gate.crowd.k(one.gives.joined(seen)) if not one.candidate.campaign_id else one.attribution.k
    return judge(
        one.attribution,
        together,
        one.rarity,
        "" if one.candidate.campaign_id else one.candidate.respondent_type,
        one.left,
        one.warnings,
        k=gate.settings.k,
        floor=gate.settings.k_floor,
    )


def _draft(
    one: Candidate,
    edits: tuple[Edit, ...],
    found: Sequence[Finding],
    words: str,
    rarity: Rarity,
    again: Sequence[Finding],
    text: str,
    gate: Gate,
) -> Draft:
    attribution = _attributed(one, gate)
    left = tuple(find for find in found if not _covered(find, edits, one.start, one.end))
    left += speakers(text, one.start, one.end, edits)
    masked = any(find.identifier is Identifier.SPECIAL for find in found if find not in left)
    problems = [*unfaithful(words, text, one.start, one.end, edits), *_out_of_bounds(words, gate.settings)]
    if any(find.identifier is Identifier.DIRECT and find.replacement for find in again):
        problems.append(_STILL_THERE)
    warnings = [*turned(text, edits), *([_SPECIAL] if masked else []), *_spelled(text, edits)]
    gives = attribution.shown.joined(_said(one, edits, gate))
    return Draft(one, edits, words, left, tuple(warnings), tuple(problems), attribution, gives, rarity)


def _attributed(one: Candidate, gate: Gate) -> Attribution:
    if one.campaign_id:
        return attribute_campaign(one.n_sent)
    return attribute(gate.own[one.respondent_id], gate.crowd, finest=gate.settings.attribution, k=gate.settings.k)


def _said(one: Candidate, edits: tuple[Edit, ...], gate: Gate) -> Traits:
    known = {
        "region": frozenset({gate.own[one.respondent_id].region} - {""}),
        "sector": gate.sectors[one.respondent_id],
    }
    return gate.said.of(one.text_id, one.start, one.end, edits, known)


def _spelled(text: str, edits: Iterable[Edit]) -> Iterable[str]:
    """Yield what was mended, for the approver to see: it shows no brackets."""
    for one in edits:
        if one.operation is Operation.SPELLING:
            yield f"spelling was mended: “{text[one.start : one.end]}” became “{one.text}”"


def _covered(find: Finding, edits: Iterable[Edit], start: int, end: int) -> bool:
    """Tell whether an edit takes all of a finding away, as far as it lies in the excerpt."""
    first, last = max(find.start, start), min(find.end, end)
    return any(one.operation in _TAKES and one.start <= first and last <= one.end for one in edits)


def _out_of_bounds(words: str, settings: QuoteSettings) -> Iterable[str]:
    n = len(words.split())
    if not settings.shortest <= n <= settings.longest:
        yield f"it has {n} words; {settings.shortest} to {settings.longest} are wanted"
    if len(BRACKET.findall(words)) > _MOST_BRACKETS:
        yield f"it has more than {_MOST_BRACKETS} pairs of brackets: little of it is the respondent's own"


def _findings(candidates: Sequence[Candidate], texts: Mapping[str, str], detect: Detect) -> list[list[Finding]]:
    windows = [max(0, one.start - _CONTEXT) for one in candidates]
    pieces = [texts[one.text_id][at : one.end + _CONTEXT] for one, at in zip(candidates, windows, strict=True)]
    found = detect(pieces, [one.respondent_id for one in candidates], True)
    return [
        [
            find.model_copy(update={"start": find.start + at, "end": find.end + at})
            for find in own
            if find.start + at < one.end and find.end + at > one.start
        ]
        for one, at, own in zip(candidates, windows, found, strict=True)
    ]


def _edits(text: str, found: Sequence[Finding], start: int, end: int) -> tuple[Edit, ...]:
    """Return the edits of an excerpt: what reaches over its ends is cut there."""
    cut = [find.model_copy(update={"start": max(find.start, start), "end": min(find.end, end)}) for find in found]
    return within(redaction.edits(text, cut), start, end)
