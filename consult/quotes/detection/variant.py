"""What a respondent's name may look like in running text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from consult.quotes.detection.allowed import is_allowed
from consult.quotes.detection.lexicon import common_words, is_uncommon, nicknames, words
from consult.quotes.detection.view import View

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*|&")
_SHORTEST, _DISTINCTIVE, _JOINED = 3, 5, 8


class Variant(NamedTuple):
    """One way to write a name, in small letters without accents.

    `everywhere` variants are looked for in the answers of all respondents, the others in the respondent's own. Those
    of `capitals` are ordinary words: they count where they stand with capitals.
    """

    text: str
    kind: str
    replacement: str
    everywhere: bool
    capitals: bool


def variants(field: str, value: str) -> Iterator[Variant]:
    """Yield the variants of a value of the private table; none for a field that names nobody."""
    plain = " ".join(View.of(value).folded.split())
    if field in ("organisation", "alias"):
        yield from _organisation(plain, given=field == "alias")
    elif field == "person":
        yield from _person(plain)
    elif field == "email":
        yield from _domain(plain)
    elif field in ("job_title", "address") and len(plain) > _DISTINCTIVE:
        replacement = {"job_title": "role", "address": "address"}[field]
        yield Variant(plain, field, replacement, everywhere=field == "address", capitals=False)


def distinctive(name: str) -> bool:
    """Tell whether a name has a word that is no common one, and is nothing of the allow-list."""
    return len(name) >= _SHORTEST and not is_allowed(name) and not _common(_WORD.findall(name))


def _common(tokens: Iterable[str]) -> bool:
    known = _ordinary()
    return all(part in known or len(part) < _SHORTEST for token in tokens for part in re.split(r"['.-]", token))


@cache
def _ordinary() -> frozenset[str]:
    return common_words() | words("legal") | words("tail") | words("small")


def _organisation(name: str, *, given: bool) -> Iterator[Variant]:
    replacement = _own(name)
    tokens = _WORD.findall(name.removeprefix("the "))
    if not tokens:
        return
    short = _without_tail(tokens, words("legal"))
    shorter = _without_tail(short, words("legal") | words("tail"))
    for kept in (tokens, short, shorter):
        yield from _written(kept, replacement, everywhere=len(kept) > 1 or len(kept[0]) >= _DISTINCTIVE, whole=True)
    if is_allowed(shorter[0]):
        return
    for size in range(1, len(shorter)):
        if shorter[size - 1] not in words("small"):
            known = size > 1 and any(is_uncommon(token) for token in shorter[:size])
            yield from _written(shorter[:size], replacement, everywhere=known, whole=False)
    if not given:
        yield from _acronyms(tokens, short, shorter, replacement)


def _written(tokens: list[str], replacement: str, *, everywhere: bool, whole: bool) -> Iterator[Variant]:
    """Yield a name with "&" and "and", hyphens and no spaces, unless it says too little to be looked for.

    A `whole` name that the allow-list has as well (a firm called as a policy is, a public body that answers) is looked
    for in its own answers, with capitals.
    """
    text = " ".join(tokens)
    allowed = is_allowed(text)
    ordinary, everywhere = allowed or _common(tokens), everywhere and not allowed
    if (
        len(text) < _SHORTEST
        or (allowed and not whole)
        or (ordinary and set(tokens) <= words("kinds") | words("small"))
    ):
        return
    for way in dict.fromkeys((text, text.replace(" & ", " and "), text.replace(" and ", " & "))):
        yield Variant(way, "organisation", replacement, everywhere and len(way) > _SHORTEST, capitals=ordinary)
    joined = "".join(tokens)
    if len(tokens) > 1 and len(joined) >= _JOINED:
        yield Variant(joined, "organisation", replacement, everywhere, capitals=False)
        yield Variant("-".join(tokens), "organisation", replacement, everywhere, capitals=False)


def _acronyms(*names_and_replacement: list[str] | str) -> Iterator[Variant]:
    *names, replacement = names_and_replacement
    for tokens in names:
        letters = "".join(token[0] for token in tokens if token not in words("small"))
        if len(letters) >= _SHORTEST and not is_allowed(letters) and isinstance(replacement, str):
            yield Variant(letters, "organisation", replacement, everywhere=False, capitals=True)


def _without_tail(tokens: list[str], tail: frozenset[str]) -> list[str]:
    kept = list(tokens)
    while len(kept) > 1 and kept[-1].strip(".") in tail:
        kept.pop()
    return kept


def _own(name: str) -> str:
    """Return what stands for an organisation in its own words."""
    tokens = name.split()
    if words("legal") & {token.strip(".,") for token in tokens[-2:]}:
        return "our company"
    known = [token for token in tokens if token in words("kinds")]
    return f"our {known[0]}" if known else "our organisation"


def _person(name: str) -> Iterator[Variant]:
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}"
    titles = {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "cllr", "rev", "mx"}
    tokens = [token for token in name.replace(".", " ").split() if token not in titles]
    if not tokens:
        return
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 1:
        initials = [token[0] for token in tokens[:-1]]
        called = {f"{one} {last}" for one in nicknames(first)} | {" ".join(tokens)}
        called |= {f"{last}, {first}", f"{last} {first}"} | ({" ".join(tokens[-2:])} if len(tokens) > 2 else set())
        short = {f"{initials[0]} {last}", f"{initials[0]}. {last}", f"{''.join(initials)} {last}"}
        short |= {" ".join(initials) + f" {last}", ". ".join(initials) + f". {last}", ".".join(initials) + f". {last}"}
        for way in sorted(called):
            yield Variant(way, "person", "name", everywhere=True, capitals=False)
        for way in sorted(short):
            yield Variant(way, "person", "name", everywhere=False, capitals=False)
    for one in sorted({last, *nicknames(first)}):
        if len(one) >= _SHORTEST:
            yield Variant(one, "person", "name", everywhere=False, capitals=_common([one]))


def _domain(email: str) -> Iterator[Variant]:
    labels = email.rpartition("@")[2].split(".")
    known = words("providers") | {"co", "com", "org", "net", "uk", "ac", "ltd", "eu", "example"}
    for label in labels[:-1]:
        if len(label) > _SHORTEST and label not in known and distinctive(label):
            yield Variant(label, "organisation", "our organisation", everywhere=False, capitals=False)
            yield Variant(label.replace("-", " "), "organisation", "our organisation", everywhere=False, capitals=False)
