"""Titles of groups of segments (what discovery found, say): a title for each group, or a reason why there is none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from consult.nlp.llm.model import LLM
from consult.nlp.llm.prompt import prompt
from consult.nlp.llm.question import Answered, Item, Question, Rejected
from consult.nlp.llm.reply import Entry

NOT_A_TITLE = "not a title"
UNFOUNDED = "title has no word of the group"
MOST_SEGMENTS = 20
LONGEST = 80

_TITLE = re.compile(r"[\w][\w ,.&%£'’()/:–-]*")
_WORD = re.compile(r"[^\W\d_]{4,}")


class Group(NamedTuple):
    """Segments that belong together, and the words that stand in them more than elsewhere."""

    id: str
    words: Sequence[str]
    segments: Sequence[str]


class _Said(Entry):
    title: str


def titles(model: LLM, groups: Sequence[Group]) -> Answered[str]:
    """Return a title for each group, by its id, or why there is none.

    Only a short line of plain words is taken for a title, and only if one of its words, or its beginning, stands in the
    group: a title that fits any group, or that a passage dictated for another, tells nobody anything.

    Raises:
        SettingsError: the endpoint refuses whatever it is sent.
    """
    by_id = {group.id: group for group in groups}

    def checked(group_id: str, said: _Said, last: bool) -> str:
        del last
        title = said.title.strip()
        if len(title) > LONGEST or not _TITLE.fullmatch(title):
            raise Rejected(NOT_A_TITLE)
        if not _stems(title) & _stems(" ".join(_sent(by_id[group_id]))):
            raise Rejected(UNFOUNDED)
        return title

    items = [
        Item(group.id, {"words": list(group.words), "segments": list(group.segments[:MOST_SEGMENTS])})
        for group in groups
    ]
    return Question(model, prompt("title"), _Said, checked).ask(items)


def _sent(group: Group) -> list[str]:
    return [*group.words, *group.segments[:MOST_SEGMENTS]]


def _stems(text: str) -> set[str]:
    """Return the beginnings of a text's longer words, so that "plans" and "planning" are one."""
    return {word[:4].casefold() for word in _WORD.findall(text)}
