"""How far coders agree, people and models alike: tables of codings in; figures, disagreements and advice out."""

from consult.coding.agreement.advice import advise
from consult.coding.agreement.comparison import Agreement, Compared, compare, overall
from consult.coding.agreement.disagreement import disagreements
from consult.coding.agreement.reliability import reliability

__all__ = ["Agreement", "Compared", "advise", "compare", "disagreements", "overall", "reliability"]
