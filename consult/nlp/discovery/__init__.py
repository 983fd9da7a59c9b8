"""Themes that a code frame may lack: groups of segments that say alike, for a person to accept, change or leave."""

from consult.nlp.discovery.discover import FEWEST, Discovery, discover
from consult.nlp.discovery.suggestion import Suggestion
from consult.nlp.discovery.titled import Titled, titled

__all__ = ["FEWEST", "Discovery", "Suggestion", "Titled", "discover", "titled"]
