"""Persons by their given names: "Eilidh Penhallurick" is somebody, whatever a language model says."""

import re
from collections.abc import Iterator

from consult.quotes.detection.allowed import is_allowed
from consult.quotes.detection.lexicon import is_uncommon, words
from consult.quotes.detection.view import View
from consult.vocabulary import Finding, Identifier, Layer

_NAME = re.compile(
    r"(?<![\w'-])([A-Z][a-zA-Z\u00c0-\u017f]+)((?:[ ][A-Z]\.?){0,2}"
    r"(?:[ ](?:(?:van|von|de|der|ap|ferch|bin)[ ])?(?:Ní[ ]|Mac[ ]?|Mc|O')?[A-Z\u00c0-\u017f][\w'-]+){1,2})(?![\w-])"
)
_SCORE = 0.75


def persons(view: View) -> Iterator[Finding]:
    """Yield given names with a surname. A given name that is also a word ("Will", "Rose") needs an uncommon surname."""
    for match in _NAME.finditer(view.text):
        first, start = view.folded[match.start(1) : match.end(1)], match.start()
        last = view.folded[start : match.end()].split()[-1]
        if first not in words("given") or is_allowed(match[0]) or is_allowed(last) or last in words("kinds"):
            continue
        if first in words("also_words") and not is_uncommon(last):
            continue
        begin, end = view.span(start, match.end())
        yield Finding(
            start=begin, end=end, kind="person", identifier=Identifier.DIRECT, layer=Layer.NAME,
            rule_id="name.given", score=_SCORE, replacement="name",
        )  # fmt: skip
