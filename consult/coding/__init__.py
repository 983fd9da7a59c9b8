"""The coding room: what coders decided, held against each other. Arrays in, figures with intervals out.

A model is a coder: the same measures serve a person against a person and a model against a person.
"""

from consult.coding import accuracy, agreement, dispute, exchange, prevalence, routing, sheet

__all__ = ["accuracy", "agreement", "dispute", "exchange", "prevalence", "routing", "sheet"]
