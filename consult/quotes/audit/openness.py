"""How far a text may be read in a release."""

from dataclasses import dataclass
from enum import IntEnum


class Openness(IntEnum):
    """What may be done with a text. Words that a more open text has too are not kept back for a less open one.

    Of a `WITHHELD` answer no six words may stand together. Of a `CONSENTED` one no twelve may, outside an approved
    quotation: that is `QUOTED`. A quotation that does not hold (`VOID`) is no more to be read than a withheld answer,
    though its answer may be. `OWN` is the team's wording.
    """

    WITHHELD = 0
    CONSENTED = 1
    VOID = 2
    QUOTED = 3
    OWN = 4


@dataclass(frozen=True)
class Wording:
    """A text and how open it is. `owner` is the id of the answer or quotation, for the team alone."""

    owner: str
    text: str
    openness: Openness
