"""Themes that a code frame may lack: groups of segments that say alike, for a person to accept, change or leave."""

from consult.nlp.discovery.discover import FEWEST, Discovery, discover
from consult.nlp.discovery.worded import Worded, summarised, titled

__all__ = ["FEWEST", "Discovery", "Worded", "discover", "summarised", "titled"]
