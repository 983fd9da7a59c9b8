"""Sheets for people without the tool: a workbook that is locked but for what they fill in, and what comes back."""

from consult.sheet.filled import table
from consult.sheet.workbook import Column, Page, workbook

__all__ = ["Column", "Page", "table", "workbook"]
