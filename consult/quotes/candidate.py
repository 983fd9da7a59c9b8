"""A piece of an answer that could be quoted for a theme."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Candidate:
    """Whole sentences `start` to `end` of an answer's text, around what it was coded for.

    `top_id` is the theme or its parent, `n_raised` how many answers to the question have it. `n_support` is how many
    respondents make the point. `n_sent` is how many sent the wording, where it is a campaign's. `evidence` tells
    whether the excerpt gives a fact, figure, example or experience; `readability` and `probability` are 0 to 1. `words`
    are those of the excerpt, each once.
    """

    answer_id: str
    respondent_id: str
    question_id: str
    theme_id: str
    top_id: str
    kind: str
    text_id: str
    start: int
    end: int
    respondent_type: str
    region: str
    campaign_id: str
    n_sent: int
    n_support: int
    probability: float
    readability: float
    evidence: bool
    words: frozenset[str] = frozenset()
    n_raised: int = 1

    @property
    def cell(self) -> tuple[str, str]:
        """The question and top-level theme it would stand under."""
        return self.question_id, self.top_id


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, each once."""
    return frozenset(_WORD.findall(text.casefold()))
