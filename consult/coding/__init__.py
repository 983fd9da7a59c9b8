"""The coding room: what coders decided, held against each other. Arrays in, figures with intervals out.

A model is a coder: the same measures serve a person against a person and a model against a person.
"""

from consult.coding import routing
from consult.coding.classes import class_accuracy
from consult.coding.estimate import Accuracy, Estimate
from consult.coding.grouping import grouping_accuracy
from consult.coding.matching import matching_accuracy
from consult.coding.themes import theme_accuracy

__all__ = [
    "Accuracy",
    "Estimate",
    "class_accuracy",
    "grouping_accuracy",
    "matching_accuracy",
    "routing",
    "theme_accuracy",
]
