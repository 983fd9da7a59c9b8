"""From all that was written to the few pieces that are worth a person's time."""

from consult.quotes.candidate import Candidate, words_of
from consult.quotes.choosing.choice import Used, balance, choose, shortlist
from consult.quotes.choosing.nomination import Material, nominate

__all__ = ["Candidate", "Material", "Used", "balance", "choose", "nominate", "shortlist", "words_of"]
