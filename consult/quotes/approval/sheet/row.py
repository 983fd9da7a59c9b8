"""One line of a review sheet."""

from consult.vocabulary import Noun

APPROVE, REJECT, EDIT = "approve", "reject", "edit"
DECISIONS = (APPROVE, REJECT, EDIT)


class Row(Noun):
    """A quotation as a reviewer sees it. `context` is the answer around it; `search` words that a person may look for.

    Field order is column order. A reviewer fills in the last two and may change `text` where the decision is edit.
    """

    quotation_id: str
    seal: str
    question: str
    theme: str
    text: str
    attribution: str
    risk: str
    reasons: str
    proposed_by: str
    context: str
    search: str
    decision: str = ""
    reason: str = ""


HEADINGS = {
    "quotation_id": "Quotation",
    "seal": "Seal",
    "question": "Question",
    "theme": "Theme",
    "text": "Words to publish",
    "attribution": "Attribution",
    "risk": "Risk",
    "reasons": "Why",
    "proposed_by": "Proposed by",
    "context": "The answer around it (not published)",
    "search": "Rarest words",
    "decision": "Decision",
    "reason": "Reason",
}
"""The heading of each column."""
FILLED_IN = ("text", "decision", "reason")
"""What a reviewer may write in."""
NOTICE = (
    "Restricted: this sheet holds words of respondents that are not for publication. Keep it where the consultation is "
    "kept. Write approve, reject or edit under Decision, and a reason where the risk is red or you reject; to edit, "
    "change the words to publish: copy from the answer, and put in square brackets what you leave out [...], add or "
    "replace. You cannot approve what you proposed yourself. Never type unpublished words into a search engine."
)
