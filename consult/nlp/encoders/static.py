"""One fixed vector for each word piece, averaged: distilled from all-MiniLM-L6-v2, tens of times faster.

It knows no word order. For drafts, notebooks and tests; not for the last word on a theme.
"""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np

from consult.nlp.encoder import Vectors, unit
from consult.nlp.weights import weights


def load(threads: int) -> "Static":
    """Load the table of vectors; it needs no `threads`.

    Raises:
        ModelError: its files are absent or are not those its manifest names.
    """
    del threads
    return Static()


class Static:
    """Mean of word-piece vectors of 256 dimensions, each already weighted by how rare the piece is."""

    name = "static"

    def __init__(self) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        files = weights(self.name)
        self._table: Vectors = load_file(files.file("model.safetensors"))["embeddings"].astype(np.float32)
        self._tokenizer = Tokenizer.from_file(str(files.file("tokenizer.json")))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.dimensions = self._table.shape[1]
        self.fingerprint = files.fingerprint | {"tokenizers": version("tokenizers")}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, read in enumerate(self._tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            if read.ids:
                vectors[row] = self._table[read.ids].mean(axis=0)
        return unit(vectors)
