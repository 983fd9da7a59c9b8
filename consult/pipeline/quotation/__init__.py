"""Quotations from the first proposal to the report: proposed, reviewed, approved by somebody else, withdrawn."""
