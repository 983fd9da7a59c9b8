"""What is kept of a quotation, its states, and who may say yes to it."""

from consult.quotes.approval import sheet
from consult.quotes.approval.proposal import COLUMNS, Proposal, id_of, restored, source_hash
from consult.quotes.approval.rule import Approval, is_enough, refused, same_person
from consult.quotes.approval.state import OPEN, SHOWN, State, step

__all__ = [
    "COLUMNS",
    "OPEN",
    "SHOWN",
    "Approval",
    "Proposal",
    "State",
    "id_of",
    "is_enough",
    "refused",
    "restored",
    "same_person",
    "sheet",
    "source_hash",
    "step",
]
