"""The coding sheet: answers for one coder, blind to every other and to the model, and what they wrote on it."""

from consult.coding.sheet.filled import Filled, read
from consult.coding.sheet.layout import HEADINGS, Row, cells
from consult.coding.sheet.theme import Themes
from consult.coding.sheet.workbook import workbook

__all__ = ["HEADINGS", "Filled", "Row", "Themes", "cells", "read", "workbook"]
