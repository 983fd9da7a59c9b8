"""Themes of texts: one file a coder, found by its name.

A module offers `build(frame: CodeFrame, encoder: Callable[[], Encoder], model: Callable[[], LLM]) -> Coder`
(`consult.nlp.coder`); it calls `encoder` only if it needs vectors, and `model` only if it asks a language model.
"""
