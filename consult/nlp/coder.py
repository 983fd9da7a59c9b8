"""What every theme coder does, and how its codings become a table."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, runtime_checkable

import pandas as pd

from consult import registry
from consult.nlp.encoder import Encoder
from consult.nlp.llm.account import Account
from consult.nlp.llm.model import LLM
from consult.tables import TextCodings
from consult.vocabulary import CodeFrame, Kind

SEAM = "consult.nlp.coders"

FAINTEST = 0.2
"""Codings less probable than this are not worth a vote."""

NEGATED = ", negated"
"""How the reason of a coding ends whose words are there but waved away."""


class Coder(Protocol):
    """Themes of texts. `coder_id` is a name and a version; `fingerprint` names what else its codings depend on."""

    coder_id: str
    fingerprint: dict[str, str]

    def code(self, texts: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
        """Return `TextCodings` of texts (`Texts`) that were segmented (`Segments`): one row a text and theme, in order
        of text, then theme id. Codings below `FAINTEST` are left out. A text's codings depend on that text alone. All
        kinds are `unstated`: they are read of those codings that are kept.
        """


@runtime_checkable
class Asking(Coder, Protocol):
    """A coder that asks somebody else, who may fail it. `unread` (`Unread`) is of the last `code`."""

    unread: pd.DataFrame

    @property
    def account(self) -> Account:
        """What was asked since the coder was built."""


class Coding(NamedTuple):
    """One row of `TextCodings` but for its coder and its kind."""

    text_id: str
    theme_id: str
    probability: float
    start: int
    end: int
    reason: str


def load_coder(name: str, frame: CodeFrame, encoder: Callable[[], Encoder], model: Callable[[], LLM]) -> Coder:
    """Build one coder for a code frame.

    `encoder` is called only by a coder that needs vectors, `model` only by one that asks a language model.

    Raises:
        UnknownName: no coder goes by that name.
        SettingsError: it asks a language model, and none may be asked.
    """
    coder: Coder = registry.load(SEAM, name).build(frame, encoder, model)
    return coder


def coded(coder_id: str, codings: Iterable[Coding]) -> pd.DataFrame:
    """Return codings as `TextCodings` without kinds, probabilities rounded to four places."""
    rows = [
        (c.text_id, c.theme_id, Kind.UNSTATED.value, coder_id, round(c.probability, 4), c.start, c.end, c.reason)
        for c in codings
    ]
    frame = pd.DataFrame(rows, columns=TextCodings.names())
    texts = dict.fromkeys(("text_id", "theme_id", "kind", "coder_id", "reason"), "str")
    return frame.astype(texts | {"probability": "float64", "start": "int64", "end": "int64"})
