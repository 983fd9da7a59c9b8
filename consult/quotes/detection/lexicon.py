"""Lists of words that the detectors weigh names by."""

import tomllib
from functools import cache
from pathlib import Path

from consult import reference

_SHORTEST = 3
_ENDINGS = ("s", "es", "ed", "ing", "isation", "ation", "ity", "ment", "al", "bility", "ibility", "ness", "ly", "ary")
_ABSTRACT = ("isation", "ization", "ation", "ology", "ability", "ivity", "ness", "ship", "ments", "ers", "ists", "ism")
_WORDS = Path(__file__).with_name("words.toml")


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of `words.toml`; its words are in small letters."""
    return frozenset(str(_raw()[name]).split())


@cache
def nicknames(given: str) -> frozenset[str]:
    """Return what someone of this given name may be called, itself among them."""
    groups = [frozenset(group.split()) for group in _raw()["nicknames"] if given in group.split()]
    return frozenset({given}).union(*groups)


@cache
def common_words() -> frozenset[str]:
    """Return the words of `data/reference/common-words.txt`: none of them alone tells one name from another."""
    lines = reference.data("reference", "common-words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_uncommon(word: str) -> bool:
    """Tell whether neither a word in small letters nor what is left of it without its ending is a common one."""
    stems = {word, *(word.removesuffix(ending) for ending in _ENDINGS)}
    return len(word) > _SHORTEST and not stems & common_words() and not word.endswith(_ABSTRACT)


@cache
def _raw() -> dict[str, str | list[str]]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))
