"""Who may say yes to a quotation, and what it takes: somebody else than who proposed it, and for red two of them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from consult.errors import Problem
from consult.quotes.approval.proposal import Proposal
from consult.quotes.approval.state import OPEN, State
from consult.quotes.screening.risk import Colour

YES = "approved"
_SHORTEST_REASON = 10


@dataclass(frozen=True)
class Approval:
    """One person's yes: `seal` is what exactly they said yes to."""

    by: str
    seal: str
    reason: str = ""


def refused(proposal: Proposal, by: str, reason: str, given: Sequence[Approval]) -> Problem | None:
    """Return why a person may not approve a quotation now; None where they may.

    Args:
        proposal: the quotation.
        by: who wants to approve it.
        reason: what they write about it.
        given: the approvals it has.
    """
    name = f"quotation {proposal.quotation_id}"
    if proposal.state is not State.PROPOSED:
        known = "it waits for an edit" if proposal.state in OPEN else f"it is {proposal.state}"
        return Problem(
            f"{name} cannot be approved: {known}.",
            "Leave it out, or empty its Decision on the sheet: only what is proposed can be.",
        )
    if same_person(proposal.proposed_by, by):
        what = f"{name} was proposed by {by}, and nobody approves what they proposed."
        return Problem(
            what, "Ask a second person: what identifies somebody is easily missed by whoever chose the words."
        )
    if any(same_person(one.by, by) for one in valid(proposal, given)):
        return Problem(f"{name} has the approval of {by} already.", "Red needs that of a third person.")
    if proposal.colour is Colour.RED and len(reason.strip()) < _SHORTEST_REASON:
        return Problem(
            f"{name} is red: an approval needs a written reason.", "Say why it may be published all the same."
        )
    return None


def is_enough(proposal: Proposal, given: Sequence[Approval]) -> bool:
    """Tell whether the approvals are enough: one of somebody else than the proposer, for red two with reasons."""
    who = {_plain(one.by): one for one in valid(proposal, given) if not same_person(one.by, proposal.proposed_by)}
    if proposal.colour is not Colour.RED:
        return bool(who)
    return sum(len(one.reason.strip()) >= _SHORTEST_REASON for one in who.values()) >= 2


def valid(proposal: Proposal, given: Sequence[Approval]) -> list[Approval]:
    """Return the approvals of exactly these words, attribution, answer and rules: a change leaves none."""
    return [one for one in given if one.seal == proposal.seal]


def same_person(first: str, second: str) -> bool:
    """Tell whether two names are of one person, as far as names tell."""
    return _plain(first) == _plain(second)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
