"""The names that no file of a release may hold, and where they stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from consult.quotes.audit.naming import Tier, forms
from consult.quotes.audit.ordinary import Ordinary
from consult.quotes.audit.view import View

_LONG = 8
_NUMBER = 9


class Personal(NamedTuple):
    """One value of the restricted table: `field` is as there, or `respondent` for the id itself."""

    respondent_id: str
    field: str
    value: str


@dataclass(frozen=True)
class Watched:
    """One form to look for, as words with a space between, and whose it is."""

    form: str
    tier: Tier
    about: tuple[str, ...]


class Sighting(NamedTuple):
    """A form that was found, and where."""

    watched: Watched
    place: str


class Watchlist:
    """Every form of every name, looked for in one pass over words and one over letters."""

    def __init__(self, personal: Iterable[Personal], ordinary: Ordinary) -> None:
        self.entries = tuple(_entries(personal, ordinary))
        self._squashed = [entry.form.replace(" ", "") for entry in self.entries]
        # an automaton without a pattern is none
        self._by_words = AhoCorasick([f" {entry.form} " for entry in self.entries]) if self.entries else None
        self._by_letters = AhoCorasick(self._squashed) if self.entries else None

    def __len__(self) -> int:
        return len(self.entries)

    def sightings(self, view: View) -> Iterator[Sighting]:
        """Yield every form that stands in a text: as words, spelt apart, run together or split."""
        if self._by_words is None or self._by_letters is None:
            return
        for number, start, _ in self._by_words.find_matches_as_indexes(view.spaced, overlapping=True):
            yield Sighting(self.entries[number], view.place_in_spaced(start + 1))
        starts = frozenset(view.starts)
        for number, start, end in self._by_letters.find_matches_as_indexes(view.squashed, overlapping=True):
            if self._stands(number, view, start, start in starts, end in starts):
                yield Sighting(self.entries[number], view.place_in_squashed(start))

    def _stands(self, number: int, view: View, start: int, begins: bool, ends: bool) -> bool:
        """Tell whether letters that run on are the name: one in the middle of words is not ("transPORT STRATegy").

        Digits are a number only where they are many, stand together, and begin one, but for what is dialled before.
        """
        letters = self._squashed[number]
        if letters.isdecimal():
            dialled = view.squashed[max(0, start - 2) : start]
            many = len(letters) >= _NUMBER and view.in_one_passage(start, start + len(letters))
            return many and (begins or dialled.endswith(("0", "44")))
        long = len(letters) >= _LONG and self.entries[number].tier is Tier.CERTAIN
        return begins and (ends or long)


def _entries(personal: Iterable[Personal], ordinary: Ordinary) -> Iterator[Watched]:
    """Put each form once, with the surest tier that it has for anybody."""
    tiers: dict[str, Tier] = {}
    about: dict[str, set[str]] = defaultdict(set)
    for respondent_id, field, value in personal:
        for form, tier in forms(field, value, ordinary):
            if form:
                tiers[form] = min(tier, tiers.get(form, tier))
                about[form].add(respondent_id)
    for form in sorted(tiers):
        yield Watched(form, tiers[form], tuple(sorted(about[form])))
