"""The same name again: what was found once is found wherever else the text has it."""

import re
from collections.abc import Iterable, Iterator

from consult.quotes.detection.allowed import is_allowed
from consult.quotes.detection.view import View
from consult.vocabulary import Finding

_KINDS = {"organisation", "person", "product", "site"}
_SHORT_FORM = re.compile(r"(?:'s)?\s?\((?:the\s)?[\"']?([A-Z][\w&.-]{1,11})[\"']?\)")
_SHORTEST = 3


def echoes(view: View, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the other places of names that were found, and of the short forms that brackets give them."""
    findings = list(findings)
    found = [one for one in findings if one.kind in _KINDS and one.replacement]
    surfaces = {view.original[one.start : one.end]: one for one in found}
    covered = [(one.start, one.end) for one in findings if one.replacement]
    for name, one in _short_forms(view.original, surfaces, found).items():
        if len(name) < _SHORTEST or name.islower():
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", view.original):
            if not any(start <= match.start() and match.end() <= end for start, end in covered):
                rule_id = f"echo.{one.kind}"
                yield one.model_copy(update={"start": match.start(), "end": match.end(), "rule_id": rule_id})


def _short_forms(text: str, surfaces: dict[str, Finding], found: list[Finding]) -> dict[str, Finding]:
    """Return the names with what stands in brackets after one of an organisation: "Ropemakers of the North (RN)"."""
    named = dict(surfaces)
    for one in found:
        short = _SHORT_FORM.match(text, one.end)
        if short and one.kind == "organisation" and _is_short_form(short[1]):
            named.setdefault(short[1], one)
    return named


def _is_short_form(name: str) -> bool:
    return sum(letter.isupper() for letter in name) > 1 and not is_allowed(name)
