"""A rule that finds one sort of identifier, as its TOML file says it."""

import re
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from consult.vocabulary import Identifier, Layer, Noun

_MARKED = re.compile(r"«(.*?)»", re.DOTALL)


class Rule(Noun):
    """What to look for, where, and what stands for it in a quotation.

    `pattern` is a regular expression over the plain view of a text (`View`); its named group that matched is what is
    found, else the whole match. Small and large letters are the same unless `case`. It is tried only within `reach`
    characters of one of `triggers`, in small letters as they stand in the text. With `context`, one of these patterns
    must stand within `distance` characters before what is found (on either side with `after`). What matches `unless`
    in full is left, and with `spare` what the allow-list has. `widen` takes in what stands directly before. `validator`
    names a check of `validator.py`. `banded` puts a round figure in place of the one found. Rules of the cue layer have
    no `replacement`: a person decides. `positive` examples mark what is found with «guillemets», `negative` ones have
    nothing to find; both are tests.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")
    kind: str
    identifier: Identifier
    layer: Layer = Layer.RULE
    pattern: str
    triggers: tuple[str, ...] = Field(min_length=1)
    reach: int = 80
    case: bool = False
    context: tuple[str, ...] = ()
    distance: int = 40
    after: bool = False
    unless: str = ""
    spare: bool = False
    widen: str = ""
    validator: str = ""
    score: float = Field(ge=0, le=1)
    replacement: str = ""
    banded: bool = False
    positive: tuple[str, ...] = Field(min_length=1)
    negative: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.replacement) == (self.layer is Layer.CUE):
            raise ValueError(f"{self.id}: a rule has a replacement, unless it is of the cue layer")
        return self

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to use."""
        return re.compile(self.pattern, 0 if self.case else re.IGNORECASE)

    @cached_property
    def cue(self) -> re.Pattern[str] | None:
        """What must stand near, ready to use."""
        return re.compile("|".join(f"(?:{one})" for one in self.context), re.IGNORECASE) if self.context else None

    @cached_property
    def exception(self) -> re.Pattern[str] | None:
        """What is left though the pattern matches it, ready to use."""
        return re.compile(self.unless, re.IGNORECASE) if self.unless else None

    @cached_property
    def opening(self) -> re.Pattern[str] | None:
        """What is taken in before what is found, ready to use."""
        return re.compile(rf"(?<!\w)(?:{self.widen})$", re.IGNORECASE) if self.widen else None


def marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Return an example without its guillemets, and the spans that they mark."""
    spans, text, at = [], "", 0
    for mark in _MARKED.finditer(example):
        text += example[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    return text + example[at:], spans
