"""The review sheet: quotations for people without the tool, as a workbook or a page, and what they wrote in it."""

from consult.quotes.approval.sheet.filled import Filled, read
from consult.quotes.approval.sheet.page import page
from consult.quotes.approval.sheet.row import DECISIONS, Row
from consult.quotes.approval.sheet.workbook import workbook

__all__ = ["DECISIONS", "Filled", "Row", "page", "read", "workbook"]
