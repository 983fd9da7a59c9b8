"""Themes of texts: one file a coder, found by its name.

A module offers `build(frame: CodeFrame, encoder: Encoder) -> Coder` (`consult.nlp.coder`).
"""
