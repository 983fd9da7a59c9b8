"""One suggested theme, and the words it is called by."""

from collections.abc import Sequence
from dataclasses import dataclass

_TITLE_WORDS = 3


@dataclass(frozen=True)
class Suggestion:
    """A group of segments that say alike.

    `words` tell it from the other groups. `stability` is the share of pairs of its segments that stay together when
    segments are taken away. `theme_id` is the theme of the code frame that it is nearest to and `other_id` the nearest
    other suggestion, each with its likeness (cosine of the middles): where one is high, it may be the same theme.
    `parent` is the top-level theme it might go under, "" where none is near. `typical` are the segments nearest to its
    middle: respondents' words, for the research team alone. `summary` is what a language model says of those, where
    one was asked; its numbers cite them.
    """

    suggestion_id: str
    title: str
    words: tuple[str, ...]
    n_segments: int
    stability: float
    theme_id: str
    theme_likeness: float
    parent: str
    other_id: str
    other_likeness: float
    typical: tuple[str, ...]
    summary: str = ""


def title(words: Sequence[str], typical: Sequence[str]) -> str:
    """Return a title: the words that tell a group apart and stand in its typical segments, pairs of words first.

    Of words that hold each other ("revenue", "advertising revenue") the longer is kept.
    """
    read = " ".join(typical).casefold()
    seen = [word for word in words if word in read] or list(words)
    kept = [word for word in seen if not any(word != other and word in other.split() for other in seen)]
    chosen = kept[:_TITLE_WORDS]
    return ", ".join(chosen).capitalize() if chosen else "Untitled"
