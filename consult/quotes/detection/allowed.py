"""What is never masked: countries, regions, public bodies, policies, sectors and the words of the trade."""

import re
import tomllib
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from consult import reference
from consult.quotes.detection.view import View

_SPLIT = re.compile(r"\s*(?:,|;|/|&|-|\band\b|\bor\b|\bwith\b|\bto\b)\s*")
_ARTICLES = r"the|a|an|our|this|these|those|both|each|any|new|former|his majesty's|hm"
_TRIM = re.compile(rf"^(?:{_ARTICLES})\s+|'s$|s'$|[\s.,:;()\[\]\"'-]+$|^[\s.,:;()\[\]\"'-]+")


def is_allowed(name: str) -> bool:
    """Tell whether a name is on the allow-list, or is made of nothing but names and patterns that are."""
    plain = _plain(View.of(name).folded)
    if not plain or _fits(plain):
        return True
    parts = [_plain(part) for part in _SPLIT.split(plain)]
    return len(parts) > 1 and all(_fits(part) for part in parts if part)


def is_wide(place: str) -> bool:
    """Tell whether a place is a nation, a region or a city region, and so too wide to lead to anyone."""
    return _plain(View.of(place).folded) in _wide()


def allowed_spans(view: View) -> list[tuple[int, int]]:
    """Return where the text of a view has allowed names of several words: their parts are no names of their own."""
    listed = [
        (start, end)
        for _, start, end in _phrases().find_matches_as_indexes(view.folded)
        if not (view.folded[start - 1 : start].isalnum() or view.folded[end : end + 1].isalnum())
    ]
    return listed + [match.span() for match in _offices().finditer(view.text)]


def _fits(plain: str) -> bool:
    if plain in _names() or plain.removesuffix("s") in _names() or _patterns().fullmatch(plain):
        return True
    tokens = plain.split()
    return len(tokens) > 1 and all(token.removesuffix("'s") in _single() for token in tokens)


def _plain(name: str) -> str:
    before = ""
    name = " ".join(name.split())
    while name != before:
        before, name = name, _TRIM.sub("", name)
    return name


@cache
def _names() -> frozenset[str]:
    """Return every name of the allow-list and of the reference lists of places, policies, sectors and markets."""
    listed = [name for key, names in _raw().items() if key not in ("patterns", "phrases") for name in names]
    for vocabulary in ("policies", "sectors", "markets", "places", "respondent-types"):
        for entry in reference.entries(vocabulary):
            listed += (entry.name, *entry.aliases)
    return frozenset(_plain(View.of(name).folded) for name in listed)


@cache
def _phrases() -> AhoCorasick:
    return AhoCorasick(sorted(name for name in _names() if " " in name), matchkind=MatchKind.LeftmostLongest)


@cache
def _single() -> frozenset[str]:
    """Return the allowed names of one word, and the small words that join them."""
    return frozenset(name for name in _names() if " " not in name) | {"of", "the", "for", "in", "and", "uk's"}


@cache
def _wide() -> frozenset[str]:
    entries = (*reference.entries("places"), *reference.entries("markets"), *reference.entries("regions"))
    wide = [name for entry in entries if entry.kind != "town" for name in (entry.name, *entry.aliases)]
    return frozenset(_plain(View.of(name).folded) for name in (*wide, *_raw()["countries"], *_raw()["regions"]))


@cache
def _offices() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _raw()["phrases"]))


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _raw()["patterns"]))


@cache
def _raw() -> dict[str, list[str]]:
    listed = tomllib.loads(reference.data("reference", "allow-list.toml").read_text(encoding="utf-8"))
    return dict(listed["allowed"])
