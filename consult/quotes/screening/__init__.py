"""The gates between an answer and a quotation: consent, what identifies somebody, fidelity, attribution, risk."""

from consult.quotes.consent import Standing, standing
from consult.quotes.screening.crowd import Crowd, Member, Traits, crowd_of, key_of, sectors_of
from consult.quotes.screening.gate import Draft, Gate, draft, drafts_of, findings_in, risk_of
from consult.quotes.screening.policy import policy_of
from consult.quotes.screening.reading import Excerpt, read_edits
from consult.quotes.screening.said import Said

__all__ = [
    "Crowd", "Draft", "Excerpt", "Gate", "Member", "Said", "Standing", "Traits", "crowd_of", "draft", "drafts_of",
    "findings_in", "key_of", "policy_of", "read_edits", "risk_of", "sectors_of", "standing",
]  # fmt: skip
