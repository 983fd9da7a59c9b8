"""What should become of a text as a quotation, by what was found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from consult.vocabulary import Finding, Identifier, Layer

_REJECTED = {"confidential_marker", "safeguarding"}


class Outcome(StrEnum):
    """From the least care to the most."""

    PUBLISH = "publish"
    MASK = "mask"
    REVIEW = "review"
    REJECT = "reject"


@dataclass(frozen=True)
class Decision:
    """`reasons` are kinds of findings, most serious first, each once."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()


def decide(findings: Sequence[Finding]) -> Decision:
    """Say what should become of a text: a person still approves whatever is published.

    A safeguarding matter or a request not to publish rejects it; other cues, doubtful names and special-category
    statements are for a person; anything else found is masked.
    """
    judged = sorted(((_outcome(one), one.kind) for one in findings), key=lambda pair: -_RANK[pair[0]])
    if not judged:
        return Decision(Outcome.PUBLISH)
    return Decision(judged[0][0], tuple(dict.fromkeys(kind for _, kind in judged)))


_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


def _outcome(finding: Finding) -> Outcome:
    if finding.kind in _REJECTED:
        return Outcome.REJECT
    if finding.layer is Layer.CUE or not finding.replacement:
        return Outcome.REVIEW
    return Outcome.REVIEW if finding.identifier is Identifier.SPECIAL else Outcome.MASK
