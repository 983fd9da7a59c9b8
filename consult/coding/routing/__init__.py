"""Which decisions of a coder need no second look: bounds on its errors, and what follows from them."""

from consult.coding.routing.verdict import Judgement, Verdict, verdicts
from consult.coding.routing.zone import Errors

__all__ = ["Errors", "Judgement", "Verdict", "verdicts"]
