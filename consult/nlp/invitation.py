"""The kinds of codings: that of the segment which is the evidence, and those that a question could make of it.

A text is coded once, whatever it answers, so the kind of a coding knows no question. `find` says, for each coding that
a question could tip, which purpose (`Question.purpose`) gives it which kind.
"""

from collections.abc import Iterable

import pandas as pd

from consult.nlp.kind import Kinds
from consult.nlp.segment import Passage
from consult.tables import InvitedKinds

_KEYS = ["text_id", "theme_id", "start"]


def with_kinds(passages: Iterable[Passage], codings: pd.DataFrame, kinds: Kinds) -> pd.DataFrame:
    """Return codings (`TextCodings`) of texts with the kind of their evidence."""
    read = [kinds.of(segment).value for segment in _evidence(passages, codings)]
    return codings.assign(kind=pd.Series(read, index=codings.index, dtype="str"))


def find(passages: Iterable[Passage], codings: pd.DataFrame, kinds: Kinds) -> pd.DataFrame:
    """Return the `InvitedKinds` of codings (`TextCodings`) of texts."""
    tipped = {segment: kinds.invited(segment) for segment in dict.fromkeys(_evidence(passages, codings))}
    each = zip(codings[_KEYS].itertuples(index=False, name=None), _evidence(passages, codings), strict=True)
    rows = [(*keys, purpose, kind.value) for keys, segment in each for purpose, kind in tipped[segment].items()]
    return InvitedKinds.checked(pd.DataFrame(list(dict.fromkeys(rows)), columns=InvitedKinds.names()))


def _evidence(passages: Iterable[Passage], codings: pd.DataFrame) -> list[str]:
    """Return the segment in which the evidence of each coding begins."""
    by_text = {passage.text_id: passage for passage in passages}
    return [
        by_text[text_id].containing(start) for text_id, start in zip(codings["text_id"], codings["start"], strict=True)
    ]
