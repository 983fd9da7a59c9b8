"""Every candidate through every gate: what identifies is edited away, fidelity is proved, the risk is judged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from consult.quotes.candidate import Candidate
from consult.quotes.screening.attribution import Attribution, attribute, attribute_campaign
from consult.quotes.screening.crowd import Crowd, Traits
from consult.quotes.screening.edit import render, within
from consult.quotes.screening.fidelity import BRACKET, turned, unfaithful
from consult.quotes.screening.rarity import Rarity, rarities
from consult.quotes.screening.risk import Risk, judge
from consult.quotes.screening.said import Said
from consult.settings import QuoteSettings
from consult.vocabulary import Edit, Finding

Detect = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[Finding]]]
Redact = Callable[[str, Sequence[Finding]], tuple[Edit, ...]]

_CONTEXT = 120
"""Characters on either side of an excerpt that detectors may look at."""
_MOST_BRACKETS = 3


@dataclass(frozen=True)
class Gate:
    """What candidates are screened with.

    `detect` finds what identifies somebody in texts, given whose each is; `redact` says what to do about it. `own` has
    the traits of each respondent (`respondent_type`, `sector`, `region`), of which only a lone sector is ever shown;
    `sectors` has all its sectors. `sent` is every text with the respondents who sent it.
    """

    detect: Detect
    redact: Redact
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
    edits = [
        _edits(gate.redact, texts[one.text_id], own, one.start, one.end)
        for one, own in zip(candidates, found, strict=True)
    ]
    return drafts_of(candidates, edits, found, texts, gate)


def drafts_of(
    candidates: Sequence[Candidate],
    edits: Sequence[tuple[Edit, ...]],
    found: Sequence[Sequence[Finding]],
    texts: Mapping[str, str],
    gate: Gate,
) -> list[Draft]:
    """Return drafts with edits that are given: those of `redact`, or a person's own."""
    words = [render(texts[one.text_id], one.start, one.end, own) for one, own in zip(candidates, edits, strict=True)]
    rare = rarities(words, gate.sent)
    together = zip(candidates, edits, found, words, rare, strict=True)
    return [
        _draft(one, own, finds, said, rarity, texts[one.text_id], gate) for one, own, finds, said, rarity in together
    ]


def findings_in(candidates: Sequence[Candidate], texts: Mapping[str, str], gate: Gate) -> list[list[Finding]]:
    """Return what identifies somebody in each excerpt, in code points of its text."""
    return _findings(candidates, texts, gate.detect)


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
    one: Candidate, edits: tuple[Edit, ...], found: Sequence[Finding], words: str, rarity: Rarity, text: str, gate: Gate
) -> Draft:
    own, settings = gate.own[one.respondent_id], gate.settings
    if one.campaign_id:
        attribution = attribute_campaign(one.n_sent)
    else:
        attribution = attribute(own, gate.crowd, finest=settings.attribution, k=settings.k)
    left = tuple(find for find in found if not any(e.start < find.end and e.end > find.start for e in edits))
    known = {"region": frozenset({own.region} - {""}), "sector": gate.sectors[one.respondent_id]}
    said = gate.said.of(one.text_id, one.start, one.end, edits, known)
    problems = list(unfaithful(words, text, one.start, one.end, edits))
    problems += _out_of_bounds(words, settings)
    return Draft(
        one,
        edits,
        words,
        left,
        turned(text, edits),
        tuple(problems),
        attribution,
        attribution.shown.joined(said),
        rarity,
    )


def _out_of_bounds(words: str, settings: QuoteSettings) -> Iterable[str]:
    n = len(words.split())
    if not settings.shortest <= n <= settings.longest:
        yield f"it has {n} words; {settings.shortest} to {settings.longest} are wanted"
    if len(BRACKET.findall(words)) > _MOST_BRACKETS:
        yield f"it has more than {_MOST_BRACKETS} pairs of brackets: little of it is the respondent's own"


def _findings(candidates: Sequence[Candidate], texts: Mapping[str, str], detect: Detect) -> list[list[Finding]]:
    windows = [max(0, one.start - _CONTEXT) for one in candidates]
    pieces = [texts[one.text_id][at : one.end + _CONTEXT] for one, at in zip(candidates, windows, strict=True)]
    found = detect(pieces, [one.respondent_id for one in candidates])
    return [
        [
            find.model_copy(update={"start": find.start + at, "end": find.end + at})
            for find in own
            if find.start + at < one.end and find.end + at > one.start
        ]
        for one, at, own in zip(candidates, windows, found, strict=True)
    ]


def _edits(redact: Redact, text: str, found: Sequence[Finding], start: int, end: int) -> tuple[Edit, ...]:
    """Return the edits of an excerpt: what reaches over its ends is cut there."""
    cut = [find.model_copy(update={"start": max(find.start, start), "end": min(find.end, end)}) for find in found]
    return within(redact(text, cut), start, end)
