"""Inflection without a dictionary: enough for a phrase to find its plural, its -ing and its -ed.

`key` makes plurals and American spellings alike on both sides. Verb forms are grown from the phrase only, since
"planning" (the permission) must not be found in "we plan to grow".
"""

from functools import lru_cache

from consult.nlp.lexicon import table

VERSION = "inflection@1"

_WORDS = table("inflection")
_UNCHANGED = frozenset(_WORDS["unchanged"])
_BRITISH = dict(zip(_WORDS["spelling"][::2], _WORDS["spelling"][1::2], strict=True))
_AMERICAN_ENDINGS = dict(zip(_WORDS["endings"][::2], _WORDS["endings"][1::2], strict=True))
_ENDS_LIKE_A_PLURAL = ("ss", "us", "is", "'s")
_TAKES_ES = ("sses", "xes", "ches", "shes", "oes", "zzes")
_VOWELS = "aeiou"
_SHORTEST = 3


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """Return what is compared in place of a word: small letters, singular, British."""
    word = _british(word.casefold().replace("’", "'"))
    if len(word) <= _SHORTEST or not word.endswith("s") or word in _UNCHANGED or word.endswith(_ENDS_LIKE_A_PLURAL):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return _british(word[:-2] if word.endswith(_TAKES_ES) else word[:-1])


def verb_forms(word: str) -> tuple[str, ...]:
    """Return the -ing and -ed forms that a word of a phrase may take; none for one that is inflected already."""
    word = word.casefold()
    if len(word) < _SHORTEST or not word.isalpha() or word.endswith(("s", "ing", "ed", "tion", "ment", "ity", "ness")):
        return ()
    if word.endswith("e"):
        return (word[:-1] + "ing", word + "d") if not word.endswith("ee") else (word + "ing", word + "d")
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word + "ing", word[:-1] + "ied"
    forms = [word + "ing", word + "ed"]
    if word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        forms += [word + word[-1] + "ing", word + word[-1] + "ed"]  # planned; permitted
    return tuple(forms)


def _british(word: str) -> str:
    if word in _BRITISH:
        return _BRITISH[word]
    for ending, ours in _AMERICAN_ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + ours
    return word
