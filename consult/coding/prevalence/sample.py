"""Which answers to audit: an order that is random, and that anybody can work out again."""

import hashlib
from collections.abc import Iterable


def in_random_order(answer_ids: Iterable[str], seed: int) -> list[str]:
    """Return answers in the order of a hash of the seed and their id: the first n are a simple random sample.

    The order does not depend on how the answers came, and answers that come later fall in between without moving the
    others (permanent random numbers: Ohlsson 1995). So a sample can be added to, and it can be checked that it is one.
    """
    return sorted(set(answer_ids), key=lambda one: hashlib.sha256(f"{seed}\n{one}".encode()).digest())
