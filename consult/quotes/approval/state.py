"""The states of a quotation, and the only ways from one to another."""

from enum import StrEnum

from consult.errors import InputError, Problem


class State(StrEnum):
    """How far a quotation has come. Only those approved or published stand in a report."""

    CANDIDATE = "candidate"
    SCREENED = "screened"
    PROPOSED = "proposed"
    NEEDS_EDIT = "needs_edit"
    APPROVED = "approved"
    PUBLISHED = "published"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


_WAYS = {
    State.CANDIDATE: {State.SCREENED},
    State.SCREENED: {State.PROPOSED, State.NEEDS_EDIT, State.REJECTED, State.WITHDRAWN},
    State.NEEDS_EDIT: {State.SCREENED, State.REJECTED, State.WITHDRAWN},
    State.PROPOSED: {State.APPROVED, State.SCREENED, State.NEEDS_EDIT, State.REJECTED, State.WITHDRAWN},
    State.APPROVED: {State.PUBLISHED, State.SCREENED, State.NEEDS_EDIT, State.REJECTED, State.WITHDRAWN},
    State.PUBLISHED: {State.SCREENED, State.WITHDRAWN},
    State.REJECTED: {State.SCREENED},
    State.WITHDRAWN: {State.SCREENED},
}
SHOWN = frozenset({State.APPROVED, State.PUBLISHED})
"""The states in which a quotation may stand in a report."""
OPEN = frozenset({State.PROPOSED, State.NEEDS_EDIT})
"""The states in which a quotation waits for a person."""


def step(quotation_id: str, before: State, after: State) -> State:
    """Return the state after, where there is a way there.

    Raises:
        InputError: there is none.
    """
    if after not in _WAYS[before]:
        ways = ", ".join(sorted(_WAYS[before]))
        raise InputError(
            Problem(f"quotation {quotation_id} is {before}: it cannot become {after}.", f"From there: {ways}.")
        )
    return after
