"""Tokens and what they cost."""

from dataclasses import dataclass, fields
from typing import Self

_MILLION = 1_000_000


@dataclass(frozen=True)
class Usage:
    """What was sent and what came back. `n_uncounted` requests had no count of tokens: they may have cost something."""

    n_requests: int = 0
    n_uncounted: int = 0
    n_tokens_in: int = 0
    n_tokens_out: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def cost(self, price_in: float, price_out: float) -> float | None:
        """Return the cost at prices of a million tokens; None where none is set."""
        if not price_in and not price_out:
            return None
        return round((self.n_tokens_in * price_in + self.n_tokens_out * price_out) / _MILLION, 6)
