"""What in a text may lead to a person or organisation: rules, the respondent's own names, other names, and cues."""

from consult.quotes.detection.decision import Decision, Outcome, decide
from consult.quotes.detection.find import find
from consult.quotes.detection.known import Known
from consult.quotes.detection.rules import identifiers

__all__ = ["Decision", "Known", "Outcome", "decide", "find", "identifiers"]
