"""The columns of a sheet of disputes, and one line of it."""

from types import MappingProxyType

from consult.vocabulary import Noun

DECISIONS = MappingProxyType({"has it": "coded", "does not": "seen_not_coded"})
"""What a team may choose, and what it stands for."""
HEADINGS = {
    "answer_id": "Answer",
    "theme_id": "Theme id",
    "version": "Version",
    "seal": "Seal",
    "question": "Question",
    "theme": "Theme",
    "definition": "What it means",
    "text": "Words of the answer",
    "coded_by": "Coded by",
    "not_coded_by": "Seen and not coded by",
    "notes": "Their notes",
    "decision": "Decision",
    "reason": "Reason",
    "check": "Check",
}
"""The heading of each column, in order. The seal stands at both ends: a row that was pasted in part shows."""
FILLED_IN = ("decision", "reason")
HIDDEN = ("theme_id", "version", "seal", "check")


class Row(Noun):
    """An answer and a theme about which coders differ. Field order is column order.

    `version` counts the team's decisions so far; `seal` binds the row to what the coders said.
    """

    answer_id: str
    theme_id: str
    version: str
    seal: str
    question: str
    theme: str
    definition: str
    text: str
    coded_by: str
    not_coded_by: str
    notes: str
    decision: str = ""
    reason: str = ""
    check: str
