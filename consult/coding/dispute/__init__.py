"""The sheet of disputes: what coders decided differently, side by side, and what the team made of it."""

from consult.coding.dispute.filled import Filled, read
from consult.coding.dispute.layout import DECISIONS, Row
from consult.coding.dispute.workbook import workbook

__all__ = ["DECISIONS", "Filled", "Row", "read", "workbook"]
