"""The gates between an answer and a quotation: consent, what identifies somebody, fidelity, attribution, risk."""

from consult.quotes.consent import Standing, standing
from consult.quotes.screening.attribution import attribute_campaign, holds
from consult.quotes.screening.crowd import Crowd, Member, Traits, crowd_of, key_of, sectors_of
from consult.quotes.screening.fidelity import unfaithful
from consult.quotes.screening.gate import Draft, Gate, draft, draft_edited, risk_of
from consult.quotes.screening.plain_view import same_words
from consult.quotes.screening.policy import policy_of
from consult.quotes.screening.reading import Excerpt
from consult.quotes.screening.risk import Colour, Risk
from consult.quotes.screening.said import Said
from consult.quotes.screening.spelling import read_mended, word_counts

__all__ = [
    "Colour",
    "Crowd",
    "Draft",
    "Excerpt",
    "Gate",
    "Member",
    "Risk",
    "Said",
    "Standing",
    "Traits",
    "attribute_campaign",
    "crowd_of",
    "draft",
    "draft_edited",
    "holds",
    "key_of",
    "policy_of",
    "read_mended",
    "risk_of",
    "same_words",
    "sectors_of",
    "standing",
    "unfaithful",
    "word_counts",
]
