"""Quotations: consent, what identifies somebody, edits, fidelity, risk, attribution, approval and audit."""

from consult.quotes import approval, audit, choosing, detection, redaction, screening

__all__ = ["approval", "audit", "choosing", "detection", "redaction", "screening"]
