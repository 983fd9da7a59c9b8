"""Quotations: consent, what identifies somebody, edits, fidelity, risk, attribution, approval and audit."""

from consult.quotes import approval, choosing, screening

__all__ = ["approval", "choosing", "screening"]
