"""Quotations: consent, what identifies somebody, edits, fidelity, risk, attribution, approval and audit."""
