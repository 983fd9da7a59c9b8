"""Coding by people in the database: what is assigned, what was decided, and what was settled between coders."""

from consult.store.coding.adjudication import Adjudication, adjudications, settle
from consult.store.coding.assignment import Assignment, assign, assignments
from consult.store.coding.reading import Reading, readings, save

__all__ = [
    "Adjudication",
    "Assignment",
    "Reading",
    "adjudications",
    "assign",
    "assignments",
    "readings",
    "save",
    "settle",
]
