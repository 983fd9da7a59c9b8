"""What the verbs of `consult quote` do: look, show what would change, and change it only where that is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from consult.errors import InputError, Problem
from consult.pipeline.database import opened
from consult.pipeline.derived import Derived
from consult.pipeline.quotation import decide, review
from consult.pipeline.quotation import kept as store
from consult.pipeline.quotation.current import settle
from consult.pipeline.quotation.kept import Kept, Move, Proposal
from consult.pipeline.quotation.propose import Proposed
from consult.pipeline.quotation.propose import propose as choose
from consult.pipeline.quotation.setting import Setting
from consult.progress import Progress, silent
from consult.store import current_user, write_bytes


@dataclass(frozen=True)
class Changes:
    """What a verb changed, or would change: `done` tells which. `by` is who acts."""

    moves: tuple[Move, ...]
    by: str
    done: bool

    @property
    def same_login(self) -> str:
        """The log-in name that both proposed and approved, under two names; "" where there were two."""
        here = current_user()
        both = any(move.approval and move.before.proposed_login == here for move in self.moves)
        return here if both else ""

    @property
    def after(self) -> list[Proposal]:
        """The quotations as they are, or would be, afterwards."""
        return [move.after for move in self.moves]


@dataclass(frozen=True)
class Quoting:
    """The quotations of one run. Each method does nothing unless `apply`, and then all or nothing."""

    derived: Derived
    progress: Progress = silent

    def listed(self, states: Sequence[str] = ()) -> list[Proposal]:
        """Return the quotations in these states (all of them by default), after taking back what no longer holds."""
        kept, _ = settle(self.derived)
        return [one for one in kept.proposals.values() if not states or one.state in states]

    def propose(self, *, by: str = "", apply: bool = False) -> tuple[Proposed, Changes]:
        """Choose and screen quotations."""
        actor = _actor(by)
        kept, _ = settle(self.derived)
        proposed = choose(Setting(self.derived), kept, actor, self.progress)
        return proposed, self._changes(proposed.moves, actor, apply)

    def approve(self, ids: Sequence[str], *, by: str = "", reason: str = "", apply: bool = False) -> Changes:
        """Say yes to quotations that somebody else proposed."""
        actor, kept = self._ready(by)
        return self._changes(decide.approve(kept, ids, actor, reason), actor, apply)

    def reject(self, ids: Sequence[str], *, by: str = "", reason: str = "", apply: bool = False) -> Changes:
        """Say no to quotations."""
        actor, kept = self._ready(by)
        return self._changes(decide.reject(kept, ids, reason), actor, apply)

    def withdraw(self, ids: Sequence[str], *, by: str = "", reason: str = "", apply: bool = False) -> Changes:
        """Take quotations back."""
        actor, kept = self._ready(by)
        return self._changes(decide.withdraw(kept, ids, reason), actor, apply)

    def publish(self, seals: Sequence[str], *, by: str = "") -> Changes:
        """Mark the approved quotations of these seals as published: they stand in what is released."""
        actor, kept = self._ready(by)
        return self._changes(decide.publish(kept, seals), actor, True)

    def write_sheet(self, to: Path) -> int:
        """Write the review sheet (`.xlsx` or `.html`) of what waits for a person; return the number of quotations.

        Raises:
            InputError: nothing waits, the file is there already, or its name is of no format that is written.
        """
        kept, _ = settle(self.derived)
        setting = Setting(self.derived)
        waiting = review.rows(setting, kept)
        if not waiting:
            raise InputError(Problem("no quotation waits for a person.", "Propose some with `consult quote propose`."))
        if to.exists():
            raise InputError(Problem("is there already, and somebody may have filled it in.", "Name another.", str(to)))
        write_bytes(to, review.content(waiting, to, self.derived.folder.questionnaire.title))
        return len(waiting)

    def read_sheet(self, path: Path, *, by: str = "", apply: bool = False) -> Changes:
        """Take in what a person wrote in a review sheet.

        Raises:
            InputError: lists everything wrong in it.
        """
        actor, kept = self._ready(by)
        return self._changes(review.read(Setting(self.derived), kept, path, actor), actor, apply)

    def _ready(self, by: str) -> tuple[str, Kept]:
        actor = _actor(by)
        return actor, settle(self.derived)[0]

    def _changes(self, moves: Sequence[Move], by: str, apply: bool) -> Changes:
        if apply and moves:
            with opened(self.derived.folder) as database:
                store.write(database, moves, by)
        return Changes(tuple(moves), by, apply)


def _actor(by: str) -> str:
    return decide.person(by or current_user())
