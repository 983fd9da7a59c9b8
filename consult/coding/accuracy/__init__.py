"""How well a coder finds what was coded: arrays in, figures with intervals out."""

from consult.coding.accuracy.classes import class_accuracy
from consult.coding.accuracy.grouping import grouping_accuracy
from consult.coding.accuracy.matching import matching_accuracy
from consult.coding.accuracy.themes import theme_accuracy
from consult.coding.estimate import Accuracy, Estimate

__all__ = ["Accuracy", "Estimate", "class_accuracy", "grouping_accuracy", "matching_accuracy", "theme_accuracy"]
