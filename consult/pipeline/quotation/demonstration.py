"""Quotations of the synthetic sample, approved by nobody: so that its report shows how approved ones look.

The two names are nobody's, no person can act under them, and the report says so.
"""

import hashlib

from consult import quotes, reference
from consult.errors import InputError, Problem
from consult.pipeline.create import SAMPLE
from consult.pipeline.database import opened
from consult.pipeline.derived import Derived
from consult.pipeline.quotation import decide
from consult.pipeline.quotation import kept as store
from consult.pipeline.quotation.current import settle
from consult.pipeline.quotation.kept import Kept
from consult.pipeline.quotation.propose import propose
from consult.pipeline.quotation.setting import Setting
from consult.progress import Progress, silent

PROPOSER = f"{decide.DEMONSTRATION}: nobody, as the one who proposes"
APPROVER = f"{decide.DEMONSTRATION}: nobody, as the one who approves"
_WHY = "to show how an approved quotation looks: no person read it"
_NOTE = (
    "In this demonstration on synthetic answers no person read or approved the quotations: the two steps were taken "
    "under the names of two people who do not exist."
)


def demonstrate(derived: Derived, progress: Progress = silent) -> None:
    """Propose and approve quotations of the sample, once.

    Raises:
        InputError: the consultation is not the sample.
    """
    if not _is_sample(derived):
        raise InputError(Problem("only quotations of the synthetic sample are approved without a person."))
    kept, _ = settle(derived)
    if kept.proposals:
        return
    moves = propose(Setting(derived), kept, PROPOSER, progress).moves
    with opened(derived.folder) as database:
        store.write(database, moves, PROPOSER)
        kept = store.read(database)
        store.write(database, decide.approve(kept, list(kept.proposals), APPROVER, _WHY), APPROVER)


def _is_sample(derived: Derived) -> bool:
    """Tell whether everything that was received is a file of the sample."""
    files = reference.data(SAMPLE, "raw").rglob("*")
    ours = {hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.is_file()}
    return set(derived.sources()["sha256"]) <= ours


def note(kept: Kept) -> str:
    """Return what readers must know, where a quotation that is shown has no other approval than the demonstration's."""
    shown = [one for one in kept.proposals.values() if one.state in quotes.approval.SHOWN]
    return _NOTE if any(given.by == APPROVER for one in shown for given in kept.given(one)) else ""
