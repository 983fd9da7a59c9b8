"""Names joined to one that was found: "our depots in Quillmere and at Tolverne"."""

import re
from collections.abc import Iterable, Iterator

from consult.quotes.detection.allowed import is_allowed
from consult.quotes.detection.lexicon import is_uncommon
from consult.quotes.detection.view import View
from consult.vocabulary import Finding

_KINDS = {"place", "town", "site"}
_NAME = r"[A-Z][^\W\d_]+(?:[ -](?:[a-z]{1,5}[ -])?[A-Z][^\W\d_]+){0,3}"
_AFTER = re.compile(rf"\s?(?:,|and|or|&|to)\s(?:(?:in|at|near|from|outside)\s)?({_NAME})(?![\w-])")
_BEFORE = re.compile(rf"(?<=[a-z]\s)({_NAME})(?:,|\s(?:and|or|&|to))\s(?:(?:in|at|near|from|outside)\s)?$")
_THERE = re.compile(r"\b(?:in|at|near|outside)\s$")
_NEAR, _PREPOSITION = 60, 12


def joined(view: View, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield uncommon names that stand directly before or after a place that was found, joined by "and" or the like.

    Offsets are code points of the original, as those of the findings.
    """
    findings = [one for one in findings if one.replacement]
    text = view.original
    for one in findings:
        if not _is_place(one, text):
            continue
        for match in (_AFTER.match(text, one.end), _BEFORE.search(text, max(0, one.start - _NEAR), one.start)):
            if match and _is_name(match[1]) and not _is_covered(match.span(1), findings):
                yield one.model_copy(
                    update={"start": match.start(1), "end": match.end(1), "rule_id": f"joined.{one.kind}"}
                )


def _is_place(one: Finding, text: str) -> bool:
    """Tell whether it was taken for a place, or stands where only a place does: "in Kilmarrow"."""
    return one.kind in _KINDS or (
        one.kind == "person" and bool(_THERE.search(text, max(0, one.start - _PREPOSITION), one.start))
    )


def _is_name(written: str) -> bool:
    return is_uncommon(written.split()[0].lower()) and not is_allowed(written)


def _is_covered(span: tuple[int, int], findings: Iterable[Finding]) -> bool:
    return any(one.start <= span[0] and span[1] <= one.end for one in findings)
