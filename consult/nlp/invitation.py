"""The kinds of codings that are others where the question invites them.

A text is coded once, whatever it answers, so the kind of a coding knows no question. Here is, for each coding that a
question could tip, which purpose (`Question.purpose`) gives it which kind.
"""

from collections.abc import Iterable, Iterator

import pandas as pd

from consult.nlp.kind import invited_kinds, kind_of
from consult.nlp.segment import Passage
from consult.tables import InvitedKinds

_Row = tuple[str, str, int, str, str]


def find(passages: Iterable[Passage], codings: pd.DataFrame) -> pd.DataFrame:
    """Return the `InvitedKinds` of codings (`TextCodings`) of texts. A kind that was not read from words stays."""
    columns = zip(*(codings[name] for name in ("text_id", "theme_id", "start", "kind")), strict=True)
    by_text: dict[str, list[tuple[str, int, str]]] = {}
    for text_id, theme_id, start, kind in columns:
        by_text.setdefault(text_id, []).append((theme_id, start, kind))
    rows = (row for passage in passages for row in _of_passage(passage, by_text.get(passage.text_id, ())))
    return InvitedKinds.checked(pd.DataFrame(list(dict.fromkeys(rows)), columns=InvitedKinds.names()))


def _of_passage(passage: Passage, codings: Iterable[tuple[str, int, str]]) -> Iterator[_Row]:
    for theme_id, start, kind in codings:
        first, last = passage.spans[passage.at(start)]
        evidence = passage.text[first:last]
        if kind_of(evidence).value == kind:
            for purpose, invited in invited_kinds(evidence).items():
                yield passage.text_id, theme_id, start, purpose, invited.value
