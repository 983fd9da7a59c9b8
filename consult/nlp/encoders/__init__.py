"""Texts into vectors: one file an encoder, found by its name.

A module offers `load(threads: int) -> Encoder` (`consult.nlp.encoder`).
"""
