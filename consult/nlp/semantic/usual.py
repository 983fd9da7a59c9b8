"""Themes of which a frame says little: the greatest likeness to a description, beside what is usual.

The likeness of a segment and a theme is the greatest cosine of the segment with any description of the theme, less what
is usual: the mean over the descriptions of unrelated themes, in their standard deviations (a z-score). So a theme of
everyday words needs more likeness than one of rare words. A fixed logistic makes a probability of it. Its constants are
those that fit, encoder by encoder, when each example of the sample's code frame is left out in turn and compared with
the rest; they come from no real answers.
"""

import numpy as np

from consult.nlp.exact import Exact, products
from consult.nlp.semantic.described import Described

CONSTANTS = {"minilm": (3.5, 1.5), "static": (4.3, 1.1)}
_OTHERWISE = (5.0, 0.9)
_MEAN, _DEVIATION, _FEWEST_UNRELATED = 0.20, 0.10, 10
_LEAST_DEVIATION = 0.02


class Usual:
    """Probabilities from cosines, by what is usual for each theme. `vectors` (m, d) are those of the descriptions."""

    def __init__(self, described: Described, vectors: Exact, encoder: str) -> None:
        self._firsts = np.searchsorted(described.owner, np.arange(len(described.families)))
        self._vectors = vectors
        self._midpoint, self._slope = CONSTANTS.get(encoder, _OTHERWISE)
        self._mean, self._deviation = self._of_unrelated(described)
        self.version = f"usual {self._midpoint} {self._slope}"

    def probabilities(self, segments: Exact) -> Exact:
        """Return (n, k) of the vectors of segments (n, d)."""
        greatest = np.maximum.reduceat(products(segments, self._vectors), self._firsts, axis=1)
        standard = (greatest - self._mean) / self._deviation
        given: Exact = 1.0 / (1.0 + np.exp(-self._slope * (standard - self._midpoint)))
        return given

    def _of_unrelated(self, described: Described) -> tuple[Exact, Exact]:
        """Return mean and standard deviation, by theme, of its likeness to the descriptions of unrelated themes."""
        between = np.maximum.reduceat(products(self._vectors, self._vectors), self._firsts, axis=1)
        mean = np.full(len(described.families), _MEAN)
        deviation = np.full(len(described.families), _DEVIATION)
        for number, family in enumerate(described.families):
            unrelated = between[described.families[described.owner] != family, number]
            if len(unrelated) >= _FEWEST_UNRELATED:
                mean[number] = unrelated.mean()
                deviation[number] = max(float(unrelated.std()), _LEAST_DEVIATION)
        return np.round(mean, 6), np.round(deviation, 6)
