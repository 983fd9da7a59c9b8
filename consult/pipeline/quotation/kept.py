"""The quotations of a consultation as they are kept, and changing them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from consult import quotes, store
from consult.errors import UnknownName

Proposal = quotes.approval.Proposal
State = quotes.approval.State


@dataclass(frozen=True)
class Kept:
    """The quotations by id, and the approvals that each was ever given."""

    proposals: Mapping[str, Proposal]
    approvals: Mapping[str, Sequence[quotes.approval.Approval]]

    def of(self, quotation_id: str) -> Proposal:
        """Return one quotation.

        Raises:
            UnknownName: there is none of that id.
        """
        if quotation_id not in self.proposals:
            raise UnknownName("quotation", quotation_id, self.proposals)
        return self.proposals[quotation_id]

    def given(self, proposal: Proposal) -> Sequence[quotes.approval.Approval]:
        """Return the approvals that a quotation was ever given, whatever they were of."""
        return self.approvals.get(proposal.quotation_id, ())


@dataclass(frozen=True)
class Move:
    """A quotation as it was and as it shall be, why, and an approval that goes with it."""

    before: Proposal
    after: Proposal
    why: str = ""
    approval: quotes.approval.Approval | None = None


def read(database: store.Database) -> Kept:
    """Return all that is kept."""
    proposals = {row["quotation_id"]: quotes.approval.restored(row) for row in store.quotations.kept(database)}
    approvals = {
        one: [quotes.approval.Approval(row["approved_by"], row["seal"], row["reason"]) for row in rows]
        for one, rows in store.quotations.given(database).items()
    }
    return Kept(proposals, approvals)


def write(database: store.Database, moves: Sequence[Move], actor: str) -> None:
    """Keep what was moved, all of it or nothing, with an event for each step.

    Raises:
        InputError: there is no way from the one state to the other.
        Conflict: somebody changed a quotation after it was read.
    """
    store.quotations.save(database, [_change(move) for move in moves], actor)


def _change(move: Move) -> store.quotations.Change:
    after = move.after
    approval = move.approval
    given = [{"approved_by": approval.by, "seal": approval.seal, "reason": approval.reason}] if approval else []
    return store.quotations.Change(
        quotation_id=after.quotation_id,
        version=move.before.version,
        state=after.state,
        content=after.model_dump(mode="json", exclude=set(quotes.approval.COLUMNS)),
        steps=list(_steps(move)),
        approvals=given,
    )


def _steps(move: Move) -> Iterator[dict[str, object]]:
    """Yield what to record: one entry a step, with what was decided on and never its words."""
    before, after = move.before.state, move.after.state
    way = [State.CANDIDATE, State.SCREENED, after] if move.before.version == 0 else [before, after]
    if move.before.version and move.before.seal != move.after.seal and State.SCREENED not in way:
        way = [before, State.SCREENED, after]
    same = {"quotation_id": move.after.quotation_id, "seal": move.after.seal, "login": store.current_user()}
    for one, two in pairwise(way):
        if one != two:
            quotes.approval.step(move.after.quotation_id, one, two)
        yield {**same, "from": str(one), "to": str(two), "why": move.why}
