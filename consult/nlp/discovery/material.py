"""What discovery reads: each distinct segment once, in an order that does not depend on the order of rows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from consult.nlp.segment import passages
from consult.nlp.semantic.described import enough_words


@dataclass(frozen=True)
class Material:
    """`words` has the distinct segments, sorted; `places` says where each stands.

    `places` has columns text_id, start, end and number, which is a place in `words`.
    """

    words: tuple[str, ...]
    places: pd.DataFrame

    def sample(self, most: int, seed: int) -> np.ndarray:
        """Return the numbers of at most so many segments, ascending, drawn at random where there are more."""
        if len(self.words) <= most:
            return np.arange(len(self.words))
        return np.sort(np.random.default_rng(seed).choice(len(self.words), most, replace=False))


def gather(texts: pd.DataFrame, segments: pd.DataFrame) -> Material:
    """Return the segments (`Segments`) of texts (`Texts`) that have words enough to be compared."""
    found = [
        (passage.text_id, start, end, passage.text[start:end])
        for passage in passages(texts, segments)
        for start, end in passage.spans
        if enough_words(passage.text[start:end])
    ]
    places = pd.DataFrame(found, columns=["text_id", "start", "end", "words"])
    words = tuple(sorted(set(places["words"])))
    numbers = {one: number for number, one in enumerate(words)}
    places["number"] = [numbers[one] for one in places.pop("words")]
    return Material(words, places.sort_values(["text_id", "start"], ignore_index=True))
