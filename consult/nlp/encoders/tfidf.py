"""Words and word pairs, hashed with a sign into 512 dimensions: no weights, no fitting.

Signed hashing is a random projection that keeps inner products in the mean (Weinberger and others, 2009), so the
cosine of two vectors is near that of their word counts. For tests, and where no model may be installed.
"""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np

from consult.nlp.encoder import Vectors
from consult.nlp.inflection import VERSION as INFLECTION
from consult.nlp.inflection import key

DIMENSIONS = 512


def load(threads: int) -> "Tfidf":
    """Make the encoder; it needs no `threads`."""
    del threads
    return Tfidf()


class Tfidf:
    """Hashed counts of words and word pairs without the commonest English words."""

    name = "tfidf"
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, HashingVectorizer

        words = HashingVectorizer().build_tokenizer()
        self._vectorizer = HashingVectorizer(
            n_features=DIMENSIONS,
            ngram_range=(1, 2),
            norm="l2",
            tokenizer=lambda text: [key(word) for word in words(text.casefold()) if word not in ENGLISH_STOP_WORDS],
            token_pattern=None,
        )
        self.fingerprint = {"code:tfidf": f"tfidf@1 {INFLECTION}", "scikit-learn": version("scikit-learn")}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text."""
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        vectors: Vectors = self._vectorizer.transform(list(texts)).toarray().astype(np.float32)
        return vectors
