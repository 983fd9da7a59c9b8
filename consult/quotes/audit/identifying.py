"""Identifiers that follow a pattern, whoever's they are: an e-mail address in the label of a chart, say."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from consult.quotes.audit.artefact import Passage
from consult.vocabulary import Finding, Identifier

Identify = Callable[[str], Sequence[Finding]]
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PUBLIC = frozenset({"url", "handle"})
"""What a release may name: pages, and accounts of public bodies. Respondents' own are on the watch-list."""


_GUESSED = frozenset({"person", "organisation", "reference"})
"""What is told by the words around it ("name: …"), of which a release has many."""


class Sign(NamedTuple):
    """An identifier that was found: by which rule, what it is, where, and whether its form alone shows it."""

    rule_id: str
    text: str
    place: str
    sure: bool


def signs(passages: Sequence[Passage], identify: Identify) -> Iterator[Sign]:
    """Yield the direct identifiers of prose; of code, where numbers abound, only addresses of e-mail."""
    known: dict[str, list[tuple[str, str, bool]]] = {}  # the cells of a table repeat
    for passage in passages:
        for text in _ADDRESS.findall(passage.text) if passage.code else [passage.text]:
            if text not in known:
                known[text] = [
                    (found.rule_id, text[found.start : found.end], found.kind not in _GUESSED)
                    for found in _direct(identify(text))
                ]
            yield from (Sign(rule_id, value, passage.place, sure) for rule_id, value, sure in known[text])


def _direct(findings: Sequence[Finding]) -> Iterator[Finding]:
    return (one for one in findings if one.identifier is Identifier.DIRECT and one.kind not in _PUBLIC)
