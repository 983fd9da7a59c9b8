"""Tell the language of a text, and say nothing where the text does not tell.

English is recognised by its little words alone. Anything else must convince twice: py3langid, restricted to languages
that answers come in, must be sure, and a text in Latin letters must hold enough of that language's little words. So a
list of place names or an all-capitals policy text is never taken for a foreign language.
"""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPTS = ("ar", "bg", "bn", "el", "fa", "gu", "he", "hi", "ja", "ko", "pa", "ru", "ta", "uk", "ur", "zh")
_SHORTEST = 6
"""Words below which nothing is said; in another script, twice as many letters."""
_ENGLISH = 0.20
"""Share of English little words from which a text is English without asking further; nine in ten are."""
_LONGEST = 2_000
"""Characters that are looked at: enough for any language, and a 5,000-word answer costs no more than a page."""
_SURE = 0.80
_SUPPORT = 0.15


def language(text: str) -> str:
    """Return the ISO 639-1 code of a text, "" when it is too short or does not tell."""
    sample = text[:_LONGEST]
    words = _WORD.findall(sample.casefold())
    if _is_latin(sample):
        return _latin(sample, words) if len(words) >= _SHORTEST else ""
    return _other_script(sample) if sum(map(len, words)) >= 2 * _SHORTEST else ""


def _latin(sample: str, words: Sequence[str]) -> str:
    if _share(words, "en") >= _ENGLISH:
        return "en"
    found, probability = _identifier().classify(sample.lower())
    if found == "en":
        return "en"
    support = _share(words, found)
    if probability >= _SURE and support >= _SUPPORT and support > _share(words, "en"):
        return str(found)
    return ""


def _other_script(sample: str) -> str:
    found, probability = _identifier().classify(sample)
    return str(found) if probability >= _SURE and found in _OTHER_SCRIPTS else ""


def _is_latin(sample: str) -> bool:
    """Tell whether at least half of the letters are Latin."""
    if sample.isascii():
        return True
    letters = [character for character in sample if character.isalpha()]
    latin = sum(character.isascii() or unicodedata.name(character, "").startswith("LATIN") for character in letters)
    return 2 * latin >= len(letters)


def _share(words: Sequence[str], code: str) -> float:
    little = _little_words().get(code, frozenset())
    return sum(word in little for word in words) / len(words)


@cache
def _little_words() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    return {code: frozenset(words.split()) for code, words in lists.items()}


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*_little_words(), *_OTHER_SCRIPTS])
    return identifier
