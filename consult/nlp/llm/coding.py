"""Themes of texts, each with words that stand in the text."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import Field

from consult.nlp.llm.question import Rejected
from consult.nlp.llm.reply import Entry, Strict
from consult.nlp.llm.verbatim import find, most_of
from consult.nlp.segment import Passage
from consult.vocabulary import CodeFrame, Theme

UNKNOWN_THEME = "theme not in the code frame"
NOT_VERBATIM = "words not in the text"
MOST_EXAMPLES = 3


class _SaidOfTheme(Strict):
    theme_id: str
    probability: float = Field(ge=0, le=1)
    quotation: str


class SaidOfText(Entry):
    """What a model says of one text."""

    codings: list[_SaidOfTheme]


class Held(NamedTuple):
    """What holds of it: theme, probability and segment. `rejected` has the reason for each coding that does not."""

    themes: dict[str, tuple[float, tuple[int, int]]]
    rejected: tuple[str, ...]


def held(said: SaidOfText, passage: Passage, known: Mapping[str, object], *, last: bool) -> Held:
    """Return the codings whose theme is known and whose words stand in the text, one a theme, the likeliest.

    Where some do not hold, the model is worth asking again; at the `last` time those that hold are taken.

    Raises:
        Rejected: some do not hold, or none.
    """
    themes: dict[str, tuple[float, tuple[int, int]]] = {}
    rejected = []
    for one in said.codings:
        span = find(one.quotation, passage.text)
        if one.theme_id not in known:
            rejected.append(UNKNOWN_THEME)
        elif span is None:
            rejected.append(NOT_VERBATIM)
        elif one.probability > themes.get(one.theme_id, (-1.0,))[0]:
            themes[one.theme_id] = (one.probability, most_of(span, passage.spans))
    if rejected and not (last and themes):
        raise Rejected(rejected[0])
    return Held(themes, tuple(rejected))


def background(frame: CodeFrame) -> dict[str, object]:
    """Return what a model must know of a code frame. It is sent with every request: a few examples a theme do."""
    return {"code_frame": [_described(theme) for theme in frame.themes]}


def _described(theme: Theme) -> dict[str, object]:
    said = theme.model_dump(include={"id", "name", "definition", "includes", "excludes"})
    said["examples"] = theme.examples[:MOST_EXAMPLES]
    return {key: value for key, value in said.items() if value}
