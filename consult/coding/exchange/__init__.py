"""Coding as other tools keep it, written and read: a format is a file in `formats`, called by its ending."""

from consult.coding.exchange.format import load
from consult.coding.exchange.proposal import Proposal
from consult.coding.exchange.work import Brought, Work, is_model, long_form

__all__ = ["Brought", "Proposal", "Work", "is_model", "load", "long_form"]
