"""Which personal detail a short header asks for, from its words: they are in `details.toml`, the grammar is here."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from consult.ingest.heading import plain, unnumbered

_LONGEST = 120
"""Characters; a longer header explains what it asks, and the questionnaire must say what it is."""

_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CODE = re.compile(r"^\W*[A-Za-z]{0,2}\d{0,3}[A-Za-z]?\s*[.):]\s+")
_CLAUSE = re.compile(r"^\W*if (you|so|yes)\b[^,]*,", re.IGNORECASE)
_JOINT = re.compile(r"\s*[/,&+;:|]\s*|\s*\b(?:and|or|including|incl|inc|with|plus|neu)\b\s*", re.IGNORECASE)


@lru_cache(maxsize=8192)
def asked_for(heading: str) -> str:
    """Return the personal detail that a header asks for (person, email, …), "" where it asks for something else."""
    return next((field for reading in _readings(heading) if (field := _field(reading))), "")


@lru_cache(maxsize=8192)
def is_doubtful(heading: str) -> bool:
    """Tell whether a header that asks for a personal detail may as well be a question: replies then decide."""
    found = next((words for reading in _readings(heading) if _field(reading) for words in [_nouns_in(reading)]), [])
    return bool(found) and set(found) <= _words()["doubtful"]


def _readings(heading: str) -> Iterator[str]:
    """Yield a header without brackets and number, with its brackets, and what follows its ` - ` (Citizen Space)."""
    if len(heading) > _LONGEST:
        return
    bare = unnumbered(heading)
    yield from (_BRACKET.sub(" ", bare), bare, _CODE.sub("", _BRACKET.sub(" ", bare)))
    if heading.count(" - ") == 1:
        yield _BRACKET.sub(" ", heading.partition(" - ")[2])


def _field(text: str) -> str:
    """Return the detail of the first noun, where every part of a header is a noun or a qualifier of one."""
    fields = [_nouns().get(words, "") for words in _nouns_in(text)]
    return fields[0] if fields and all(fields) else ""


def _nouns_in(text: str) -> list[str]:
    """Return the parts of a header that are joined by "and" and the like, each reduced to its noun."""
    text = _CLAUSE.sub("", text)
    for tail in _tails():
        text = tail.sub("", text)
    parts = [_noun(part) for part in _JOINT.split(text)]
    return [part for part in parts if part and part not in _words()["qualifiers"]] or [part for part in parts if part]


def _noun(part: str) -> str:
    """Return a part without polite words, articles and, where a noun is left, qualifiers."""
    words = [word for word in map(_singular, plain(part).split(" ")) if word and word not in _words()["idle"]]
    while words and words[0] in _words()["leading"]:
        words = words[1:]
    shorter = words
    while shorter and shorter[0] in _words()["qualifiers"] and " ".join(shorter) not in _nouns():
        shorter = shorter[1:]
    return " ".join(shorter if " ".join(shorter) in _nouns() else words)


def _singular(word: str) -> str:
    word = word.replace("organiz", "organis")
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _each_singular(texts: Iterable[str]) -> Iterator[str]:
    return (" ".join(map(_singular, text.split(" "))) for text in texts)


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "details.toml").read_text(encoding="utf-8"))


@cache
def _words() -> dict[str, frozenset[str]]:
    found = {name: frozenset(_each_singular(_vocabulary()[name])) for name in ("leading", "idle", "qualifiers")}
    return {**found, "doubtful": frozenset(_each_singular(_vocabulary()["doubtful"]["nouns"]))}


@cache
def _nouns() -> dict[str, str]:
    """Return the field of every noun, those of organisations (school name, address of firm) among them."""
    nouns = {noun: field for field, nouns in _vocabulary()["nouns"].items() for noun in _each_singular(nouns)}
    for body in _each_singular(_vocabulary()["bodies"]):
        nouns |= dict.fromkeys((f"{body} name", f"name of {body}", f"enw {body}"), "organisation")
        nouns |= dict.fromkeys((f"address of {body}", f"postcode of {body}"), "address")
    return nouns


@cache
def _tails() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\W+{tail}\W*$", re.IGNORECASE) for tail in _vocabulary()["trailing"])
