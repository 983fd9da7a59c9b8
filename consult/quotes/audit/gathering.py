"""What was found in one file, the same thing at many places put together."""

from collections import defaultdict
from dataclasses import dataclass, field

from consult.quotes.audit.leak import Leak, LeakKind
from consult.quotes.audit.seal import Seal

SOURCE = "source"
"""The place of a file read whole as it is written: said only where no nearer one is known."""
_MOST_PLACES = 5


@dataclass
class Gathering:
    """Leaks of one file as they are found. The words found go into the id alone, under the key."""

    file: str
    seal: Seal
    _places: dict[tuple[LeakKind, str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _about: dict[tuple[LeakKind, str, str], tuple[str, ...]] = field(default_factory=dict)
    _reported: set[tuple[LeakKind, str, str]] = field(default_factory=set)

    def add(
        self, kind: LeakKind, rule: str, what: str, place: str, about: tuple[str, ...] = (), *, blocks: bool = True
    ) -> None:
        """Add a place where something stands, by a rule."""
        key = (kind, rule, what)
        self._places[key].append(place)
        self._about[key] = about
        if not blocks:
            self._reported.add(key)

    def leaks(self) -> list[Leak]:
        """Return a leak for each thing, those that block first."""
        found = [self._leak(key, places) for key, places in self._places.items()]
        return sorted(found, key=lambda leak: (not leak.blocks, leak.kind, leak.rule, leak.leak_id))

    def _leak(self, key: tuple[LeakKind, str, str], places: list[str]) -> Leak:
        kind, rule, what = key
        near = [place for place in places if place != SOURCE] or places
        return Leak(
            leak_id=self.seal.mark(self.file, kind, rule, what)[:12],
            file=self.file,
            kind=kind,
            rule=rule,
            blocks=key not in self._reported,
            n=len(near),
            places=tuple(dict.fromkeys(near))[:_MOST_PLACES],
            about=self._about[key],
        )
