"""Workbooks: the values of their sheets, and what their XML tells beyond values."""
