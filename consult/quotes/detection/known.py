"""What the metadata tells about respondents, looked for in what they wrote and in what the others wrote."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import pandas as pd
from ahocorasick_rs import AhoCorasick

from consult.quotes.detection.near import near_misses, spread_out
from consult.quotes.detection.variant import Variant, variants
from consult.quotes.detection.view import View
from consult.vocabulary import Finding, Identifier, Layer

_SPACES = str.maketrans("\n\r\t\v\f", "     ")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n]\s*|[-*•(\"']\s*)$")
_AT_HOME = re.compile(r"\b(?:here at|work(?:s|ed|ing)? (?:at|for)|behalf of|of us at|we at|employed by)\s$")
_ACTS = re.compile(
    r"(?:'s)?\s(?:has|have|employs|makes|supports|welcomes|believes|would|operates|sells|pays|supplies|exports|agrees|"
    r"thinks|proposes|recommends|invests|invested|calls|urges|asks|manufactures|provides|runs|owns|plc|ltd|limited)\b"
)
_CERTAIN, _PROBABLE, _NEAR, _DOUBTFUL = 0.95, 0.85, 0.8, 0.3


class _Hit(NamedTuple):
    start: int
    end: int
    variant: Variant
    own: bool


class Known:
    """The names of all respondents, built once from the private table."""

    def __init__(self, values: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """Take (field, value) pairs of the private table by respondent_id."""
        self._own = {one: _distinct(pairs) for one, pairs in values.items()}
        owners: dict[str, dict[str, Variant]] = defaultdict(dict)
        for respondent_id, known in self._own.items():
            for variant in known:
                if variant.everywhere:
                    owners[variant.text].setdefault(respondent_id, variant)
        self._others = list(owners.items())
        self._automaton = AhoCorasick([text for text, _ in self._others])
        self._own_automaton = lru_cache(maxsize=4096)(self._automaton_of)

    @classmethod
    def of(cls, private: pd.DataFrame) -> "Known":
        """Read `Private`."""
        values: dict[str, list[tuple[str, str]]] = defaultdict(list)
        columns = (private["respondent_id"], private["field"], private["value"])
        for respondent_id, field, value in zip(*columns, strict=True):
            values[str(respondent_id)].append((str(field), str(value)))
        return cls(values)

    def find(self, view: View, respondent_id: str) -> Iterator[Finding]:
        """Yield where a text names its own respondent, or another by a distinctive name."""
        folded = view.folded.translate(_SPACES)
        hits = list(self._hits(folded, respondent_id))
        own = self._own.get(respondent_id, ())
        hits += [_Hit(*near, own=True) for near in (*near_misses(folded, own), *spread_out(folded, own))]
        for hit in hits:
            finding = _judged(view, hit)
            if finding:
                yield finding

    def _hits(self, folded: str, respondent_id: str) -> Iterator[_Hit]:
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if _whole(folded, start, end):
                by_owner = self._others[number][1]
                if respondent_id not in by_owner:
                    yield _Hit(start, end, next(iter(by_owner.values())), own=False)
        own = self._own.get(respondent_id, ())
        for number, start, end in self._own_automaton(respondent_id).find_matches_as_indexes(folded, overlapping=True):
            if _whole(folded, start, end):
                yield _Hit(start, end, own[number], own=True)

    def _automaton_of(self, respondent_id: str) -> AhoCorasick:
        return AhoCorasick([variant.text for variant in self._own.get(respondent_id, ())])


def _distinct(pairs: Iterable[tuple[str, str]]) -> tuple[Variant, ...]:
    """Return the variants of a respondent's values: of those written the same, the one that is found most widely."""
    best: dict[str, Variant] = {}
    for field, value in pairs:
        for variant in variants(field, value) if value.strip() else ():
            held = best.get(variant.text)
            if held is None or (variant.everywhere, not variant.capitals) > (held.everywhere, not held.capitals):
                best[variant.text] = variant
    return tuple(best.values())


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether words begin and end here."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before == "_") and not (after.isalnum() or after == "_")


def _judged(view: View, hit: _Hit) -> Finding | None:
    """Return the finding; without replacement where an ordinary word may or may not be the name."""
    variant, written = hit.variant, view.text[hit.start : hit.end]
    score = _CERTAIN if " " in variant.text else _PROBABLE
    replacement = variant.replacement if hit.own else _of_another(variant)
    if variant.capitals and not _as_a_name(view, hit, written):
        if not hit.own or written.islower():
            return None
        score, replacement = _DOUBTFUL, ""
    start, end = view.span(hit.start, hit.end)
    identifier = Identifier.QUASI if variant.kind == "job_title" else Identifier.DIRECT
    whose = "own" if hit.own else "other"
    return Finding(
        start=start, end=end, kind=variant.kind, identifier=identifier, layer=Layer.RESPONDENT,
        rule_id=f"respondent.{whose}_{variant.kind}", score=score, replacement=replacement,
    )  # fmt: skip


def _as_a_name(view: View, hit: _Hit, written: str) -> bool:
    """Tell whether ordinary words stand for a name: capitals on each, and not only since a sentence starts."""
    before = view.text[max(0, hit.start - 24) : hit.start]
    if _AT_HOME.search(before.lower()):
        return True
    tokens = [token for token in re.split(r"[\s-]+", written) if len(token) > 3 or token == written]
    if not tokens or not all(token[0].isupper() or token[0].isdigit() for token in tokens):
        return False
    if len(tokens) > 1:
        return True
    if written.isupper() and len(written) > 1:
        return not view.text.isupper()
    return not _SENTENCE_START.search(before) or bool(_ACTS.match(view.text, hit.end))


def _of_another(variant: Variant) -> str:
    if variant.kind == "organisation":
        return variant.replacement.replace("our ", "another ", 1)
    return variant.replacement
