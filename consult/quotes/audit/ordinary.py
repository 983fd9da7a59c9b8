"""Words and names that tell nobody apart: common words, places, sectors, public bodies, and the team's own words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from consult import reference
from consult.quotes.audit.view import words
from consult.quotes.detection.allowed import is_allowed
from consult.quotes.detection.lexicon import common_words

_VOCABULARIES = (
    "respondent-types", "organisation-sizes", "regions", "sectors", "places", "policies", "markets",
)  # fmt: skip
_SHORTEST = 4


@dataclass(frozen=True)
class Ordinary:
    """What the team's own texts hold is ordinary too."""

    own: frozenset[str]

    @classmethod
    def of(cls, own_texts: Iterable[str] = ()) -> "Ordinary":
        """Take the words of the team's own texts."""
        return cls(frozenset(word for text in own_texts for word in words(text)))

    def distinctive(self, word: str) -> bool:
        """Tell whether a word by itself may lead to somebody."""
        known = word in self.own or word in common_words() or word in _listed()
        return len(word) >= _SHORTEST and not word.isdecimal() and not known

    @staticmethod
    def allowed(name: str) -> bool:
        """Tell whether the name of an organisation is one that every release may hold, such as a public body's."""
        return is_allowed(name)


@cache
def _listed() -> frozenset[str]:
    """Return the words of the names of places, sectors and policies."""
    entries = [entry for name in _VOCABULARIES for entry in reference.entries(name)]
    return frozenset(word for entry in entries for name in (entry.name, *entry.aliases) for word in words(name))
