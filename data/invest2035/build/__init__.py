"""Writes the synthetic sample consultation: a survey export, e-mails and documents, with gold labels beside them.

Nothing here was received from anyone. The words are in `material/`; this package only puts them together.
"""
