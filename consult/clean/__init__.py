"""The clean room: from texts as received to answers that can be read, each with its status and its way back.

Everything received stays: a placeholder, a cross-reference, a copy or a foreign text is marked, never removed.
"""

from consult.clean.grouping import campaigns_of
from consult.clean.normalisation import Cleaned, normalise

__all__ = ["Cleaned", "campaigns_of", "normalise"]
