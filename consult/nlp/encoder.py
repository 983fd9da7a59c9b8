"""What every encoder does, and two things that any of them can be wrapped in."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from consult import registry

SEAM = "consult.nlp.encoders"

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Texts into vectors.

    `name` is what the encoder is asked for by. `fingerprint` names all that the vectors depend on: what they are made
    with has a colon in its key (`model:minilm/model.onnx`, `code:tfidf`), libraries have none.
    """

    name: str
    dimensions: int
    fingerprint: dict[str, str]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, float32, of length 1; all zeros where there is nothing to read.

        A row depends on its own text alone: not on its neighbours, their order, or the number of threads.
        """


class Remembering:
    """An encoder that encodes a text once. `forget` before other texts, or memory grows without end."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimensions, self.fingerprint = encoder.name, encoder.dimensions, encoder.fingerprint
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors, taking those of texts seen since the last `forget` from memory."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])

    def forget(self) -> None:
        """Forget every vector."""
        self._known.clear()


def load_encoder(name: str, threads: int = 1) -> Encoder:
    """Load an encoder by name.

    Raises:
        UnknownName: no encoder goes by that name.
        ModelError: its files are absent or are not those its manifest names.
    """
    encoder: Encoder = registry.load(SEAM, name).load(threads)
    return encoder


def made_for(encoder: Encoder) -> str:
    """Return what a model that was trained on the vectors of an encoder records of it."""
    return (
        " ".join(f"{key}={value}" for key, value in sorted(encoder.fingerprint.items()) if ":" in key) or encoder.name
    )


def unit(vectors: Vectors) -> Vectors:
    """Scale rows to length 1, leaving rows of zeros as they are."""
    lengths = np.sqrt(np.square(vectors, dtype=np.float32).sum(axis=-1, keepdims=True))
    scaled: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return scaled
