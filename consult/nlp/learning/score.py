"""The scores of a fitted regression, text by text: what is linear in words, letters and vectors is one sum a theme."""

from typing import Any, NamedTuple

import numpy as np

from consult.nlp.exact import Exact, on_grid, products
from consult.nlp.learning.likeness import WEIGHTS, Numbers, Reading, nearness


class Scorer(NamedTuple):
    """Weights of k themes: of each `words` and `characters` feature, of each dimension of `vectors` and `companion`,
    and of nearness to each of the `known` vectors. Dense, float64, features by themes.
    """

    words: Numbers
    characters: Numbers
    vectors: Exact
    companion: Exact | None
    near: Exact
    known: Exact
    mean: Numbers

    def scores(self, read: Reading) -> Numbers:
        """Return the score of each text for each theme, (n, k). A text's scores depend on that text alone."""
        scores: Numbers = np.round(read.words @ self.words + read.characters @ self.characters, 6)
        scores += products(read.vectors, self.vectors.T)
        scores += products(on_grid(nearness(products(read.vectors, self.known))), self.near.T)
        if self.companion is not None and read.companion is not None:
            scores += products(read.companion, self.companion.T)
        return scores + self.mean

    def of_words(self, read: Reading, theme: int) -> Any:
        """Return what each word and word pair adds to the score of a theme, sparse, (n, words)."""
        return read.words.multiply(self.words[:, theme]).tocsr()


def scorer(known: Reading, weights: Numbers, mean: Numbers) -> Scorer:
    """Sum the weights (n, k) of known texts over what they are alike in."""
    companion = None
    if known.companion is not None:
        companion = on_grid(WEIGHTS["companion"] * known.companion.T @ weights)
    return Scorer(
        words=WEIGHTS["words"] * (known.words.T @ weights),
        characters=WEIGHTS["characters"] * (known.characters.T @ weights),
        vectors=on_grid(WEIGHTS["vectors"] * known.vectors.T @ weights),
        companion=companion,
        near=on_grid(WEIGHTS["near"] * weights),
        known=known.vectors,
        mean=mean,
    )
