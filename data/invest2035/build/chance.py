"""Drawing lots, the same on every machine: only `random.Random.random` is ever asked."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import cos, exp, log, pi, sqrt
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Chance:
    """A stream of chance for one respondent, from the seed and the respondent's number."""

    def __init__(self, seed: int, number: int) -> None:
        self.random = Random(seed * 1_000_003 + number).random  # noqa: S311 - nothing secret is drawn

    def pick(self, values: Sequence[T]) -> T:
        """Return one of the values, each as likely as another."""
        return values[int(self.random() * len(values))]

    def happens(self, share: float) -> bool:
        """Tell whether something happens that happens so often."""
        return self.random() < share

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def lognormal(self, median: float, spread: float) -> float:
        """Return a draw from the log-normal distribution (Box and Muller, 1958)."""
        first, second = 1.0 - self.random(), self.random()
        return median * exp(spread * sqrt(-2.0 * log(first)) * cos(2.0 * pi * second))

    def digits(self, shape: str) -> str:
        """Return the shape with a digit for each #."""
        return "".join(str(int(self.random() * 10)) if one == "#" else one for one in shape)


class Urn(Generic[T]):
    """Values with weights, drawn with replacement."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.values = list(weights)
        self._bounds = list(accumulate(weights.values()))

    def draw(self, chance: Chance) -> T:
        """Return one of the values, by weight."""
        return self.values[bisect(self._bounds, chance.random() * self._bounds[-1], hi=len(self.values) - 1)]
