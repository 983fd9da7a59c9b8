"""The key to a language model, and what a reader must know of the texts that it left unread."""

import os

import pandas as pd

from consult.settings import LlmSettings


def key_of(settings: LlmSettings) -> str:
    """Return the key that the environment holds, "" where there is none. It is kept nowhere."""
    return os.environ.get(settings.api_key_variable, "") if settings.api_key_variable else ""


def warnings_of(unread: pd.DataFrame, n_texts: int) -> tuple[str, ...]:
    """Return one sentence on what was left unread (`Unread`) of `n_texts`, if anything was."""
    n = unread["text_id"].nunique()
    if not n:
        return ()
    counts = unread["reason"].value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in counts.items())
    return (
        f"The language model returned nothing usable for {n:,} of {n_texts:,} texts ({reasons}). "
        f"They were coded without it; `consult tag` asks again, and `consult export unread` lists them.",
    )
