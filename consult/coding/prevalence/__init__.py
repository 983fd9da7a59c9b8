"""How many answers have a theme: automatic counts put right by a random audit, with how sure that is."""

from consult.coding.prevalence.comparison import compare_groups
from consult.coding.prevalence.estimation import FEWEST, Prevalence, estimate
from consult.coding.prevalence.quantifier import words
from consult.coding.prevalence.sample import in_random_order

__all__ = ["FEWEST", "Prevalence", "compare_groups", "estimate", "in_random_order", "words"]
