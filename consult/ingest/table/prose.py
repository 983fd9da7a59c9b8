"""Whether the values of a column are what people wrote in their own words, rather than names, codes or dates."""

import re
from collections.abc import Iterable, Sequence

from consult.ingest.table.moment import are_moments

_SENTENCE_WORDS = frozenset(
    (
        "I", "we", "you", "they", "it", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does",
        "did", "will", "would", "should", "could", "can", "might", "must", "not", "but", "because", "so", "that",
        "this", "these", "there", "if", "than", "too", "very", "more", "some", "any", "my", "our", "your", "their",
        "its", "me", "us", "them", "what", "when", "which", "who", "how", "why", "about", "mae", "nid", "dylai", "ddim",
        "rydym", "rwy", "bod", "fod",
    )
)  # fmt: skip
"""Words that sentences have and names, titles and addresses have not, as they are written: Will is a name."""

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 4


def share_of_sentences(values: Iterable[str]) -> float:
    """Return which share of the values that are given are sentences; 0 where none is given."""
    given = _given(values)
    return sum(map(_is_sentence, given)) / len(given) if given else 0.0


def are_free_text(values: Iterable[str]) -> bool:
    """Tell whether most values have several words and most differ, as those of a platform's own columns do not."""
    given = _given(values)
    long = sum(1 for value in given if len(_WORD.findall(value)) >= _FEWEST_WORDS)
    return 2 * long > len(given) and 2 * len(set(given)) > len(given) and not are_moments(given)


def _is_sentence(value: str) -> bool:
    words = _WORD.findall(value)
    return len(words) >= _FEWEST_WORDS and not _SENTENCE_WORDS.isdisjoint(words)


def _given(values: Iterable[str]) -> Sequence[str]:
    return [value for value in values if value and not value.isspace()]
