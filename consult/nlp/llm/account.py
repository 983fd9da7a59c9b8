"""What a language model was asked, how much of it came to something, and what that used."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from consult.nlp.llm.usage import Usage
from consult.settings import LlmSettings


class Account(NamedTuple):
    """The account of one coder: texts, those unread, codings rejected by reason, and what it used."""

    model: str
    n_texts: int
    n_unread: int
    rejected: dict[str, int]
    usage: Usage


def record(accounts: Sequence[Account], settings: LlmSettings) -> dict[str, object]:
    """Return the accounts together, for the record of a run; {} where nobody could be asked."""
    if not accounts:
        return {}
    usage = sum((one.usage for one in accounts), Usage())
    rejected = sum((Counter(one.rejected) for one in accounts), Counter[str]())
    return {
        "model": accounts[0].model,
        "texts": sum(one.n_texts for one in accounts),
        "unread": sum(one.n_unread for one in accounts),
        "codings_rejected": dict(rejected),
        "requests": usage.n_requests,
        "requests_uncounted": usage.n_uncounted,
        "tokens_in": usage.n_tokens_in,
        "tokens_out": usage.n_tokens_out,
        "cost": usage.cost(settings.price_in, settings.price_out),
    }
