"""People's decisions about quotations: yes, no, taken back. All of a call is done, or nothing is."""

from collections.abc import Callable, Sequence

from consult import quotes
from consult.errors import InputError, Problem, UnknownName
from consult.pipeline.quotation.kept import Kept, Move, Proposal, State

DEMONSTRATION = "demonstration"
"""How the names of the demonstration's invented people begin: nobody else goes by such a name."""


def person(name: str) -> str:
    """Return the name of who acts.

    Raises:
        InputError: it is empty, or the name of nobody.
    """
    plain = " ".join(name.split())
    if not plain or len(plain) > 200 or not plain.isprintable():
        raise InputError(Problem("who acts has no name.", "Give one with --as NAME."))
    if plain.casefold().startswith(DEMONSTRATION):
        raise InputError(Problem("that name is kept for the demonstration.", "Give your own with --as NAME."))
    return plain


def approve(kept: Kept, ids: Sequence[str], by: str, reason: str) -> list[Move]:
    """Return the moves that add an approval to each quotation; the last that is wanted makes it approved.

    Raises:
        InputError: lists every quotation that this person may not approve now, and why.
    """
    found = _each(kept, ids, lambda one: quotes.approval.refused(one, by, reason, kept.given(one)))
    moves = []
    for one in found:
        approval = quotes.approval.Approval(by, one.seal, reason)
        enough = quotes.approval.is_enough(one, [*kept.given(one), approval])
        after = one.model_copy(update={"state": State.APPROVED if enough else State.PROPOSED})
        moves.append(Move(one, after, reason, approval))
    return moves


def reject(kept: Kept, ids: Sequence[str], reason: str) -> list[Move]:
    """Return the moves that turn quotations down.

    Raises:
        InputError: one of them is past that, or no reason is given.
    """
    return _moved(kept, ids, State.REJECTED, reason)


def send_back(kept: Kept, quotation_id: str, reason: str) -> Move:
    """Return the move that leaves a quotation for somebody else to edit.

    Raises:
        InputError: it is past that, or no reason is given.
    """
    (move,) = _moved(kept, [quotation_id], State.NEEDS_EDIT, reason)
    return move


def withdraw(kept: Kept, ids: Sequence[str], reason: str) -> list[Move]:
    """Return the moves that take quotations back, wherever they are.

    Raises:
        InputError: one of them is withdrawn or rejected already, or no reason is given.
    """
    return _moved(kept, ids, State.WITHDRAWN, reason)


def publish(kept: Kept, seals: Sequence[str]) -> list[Move]:
    """Return the moves that mark as published the approved quotations of these seals: those in what is released."""
    found = [one for one in kept.proposals.values() if one.state is State.APPROVED and one.seal in set(seals)]
    return [Move(one, one.model_copy(update={"state": State.PUBLISHED}), "it is in a release") for one in found]


def _moved(kept: Kept, ids: Sequence[str], state: State, reason: str) -> list[Move]:
    def refused(one: Proposal) -> Problem | None:
        if one.state is state:
            leave = "Leave it out, or empty its Decision on the sheet."
            return Problem(f"quotation {one.quotation_id} is {state} already.", leave)
        try:
            quotes.approval.step(one.quotation_id, one.state, state)
        except InputError as error:
            return error.problems[0]
        return None

    if not reason.strip():
        raise InputError(Problem("no reason is given.", "Say why with --reason: it stays in the record."))
    found = _each(kept, ids, refused)
    return [Move(one, one.model_copy(update={"state": state}), reason) for one in found]


def _each(kept: Kept, ids: Sequence[str], refused: Callable[[Proposal], Problem | None]) -> list[Proposal]:
    """Return the quotations, where none of them is unknown or refused."""
    found: list[Proposal] = []
    problems: list[Problem] = []
    for one in dict.fromkeys(ids):
        try:
            found.append(kept.of(one))
        except UnknownName as error:
            problems.append(Problem(f"{error}"))
    problems += [problem for one in found if (problem := refused(one)) is not None]
    if problems:
        raise InputError(problems)
    return found
