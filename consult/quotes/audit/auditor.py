"""Everything that a file of a release holds, held against everything that it must not hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import pandas as pd

from consult.quotes.audit.gathering import Gathering
from consult.quotes.audit.identifying import Identify, signs
from consult.quotes.audit.leak import Leak, LeakKind
from consult.quotes.audit.naming import Tier
from consult.quotes.audit.openness import Openness, Wording
from consult.quotes.audit.ordinary import Ordinary
from consult.quotes.audit.reading import read
from consult.quotes.audit.seal import Seal
from consult.quotes.audit.view import View
from consult.quotes.audit.watchlist import Personal, Watchlist
from consult.quotes.audit.wordings import LETTERS, LONG_RUN, RUN, Wordings
from consult.quotes.detection import identifiers

POLICY = 1
"""Goes up with every change of what counts as a leak."""


@dataclass(frozen=True)
class Artefact:
    """One file that was audited: how much of it was read, by which versions of which extractors, and what was found.

    `quoted` are the owners of the approved quotations in it.
    """

    file: str
    sha256: str
    n_bytes: int
    n_characters: int
    extractors: dict[str, int]
    leaks: tuple[Leak, ...]
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Auditor:
    """What the files of a release are held against."""

    watchlist: Watchlist
    wordings: Wordings
    identify: Identify
    seal: Seal

    @classmethod
    def of(cls, private: pd.DataFrame, wordings: Iterable[Wording], own_texts: Iterable[str], key: bytes) -> "Auditor":
        """Make an auditor from the restricted table (`Private`), all texts, and what the team wrote itself.

        A row of `private` with the field `respondent` watches for the id itself. `key` is the consultation's own: it
        keeps what a certificate says from being tried on names.
        """
        seal = Seal(key)
        own = tuple(own_texts)
        columns = (private["respondent_id"], private["field"], private["value"])
        personal = [Personal(*row) for row in zip(*columns, strict=True)]
        texts = [*wordings, *(Wording("", text, Openness.OWN) for text in own)]
        return cls(Watchlist(personal, Ordinary.of(own)), Wordings(texts, seal), identifiers, seal)

    def audit(self, file: str, content: bytes) -> Artefact:
        """Read a file by its path in the release, and find what must not be in it."""
        reading, digest = read(file, content), sha256(content).hexdigest()
        found = Gathering(file, self.seal)
        for place, why in reading.unread:  # by its hash: what was let stand unread is not another file
            found.add(LeakKind.UNREAD, why, digest + place, place or "the file")
        view = View(reading.passages)
        self._add_names(view, found)
        for sign in signs(reading.passages, self.identify):
            found.add(LeakKind.IDENTIFIER, sign.rule_id, sign.text, sign.place, blocks=sign.sure)
        return Artefact(
            file, digest, len(content), reading.n_characters, reading.extractors,
            tuple(found.leaks()), tuple(self.wordings.quoted(view)),
        )  # fmt: skip

    def refuse(self, file: str, why: str) -> Artefact:
        """Return what is said of a file that cannot even be opened."""
        found = Gathering(file, self.seal)
        found.add(LeakKind.UNREAD, why, "", "the file")
        return Artefact(file, "", 0, 0, {}, tuple(found.leaks()))

    def _add_names(self, view: View, found: Gathering) -> None:
        for watched, place in self.watchlist.sightings(view):
            rule = f"T{watched.tier} {watched.tier.name.lower()}"
            common = watched.tier is Tier.COMMON
            found.add(LeakKind.NAME, rule, watched.form, place, watched.about, blocks=not common)
        for run in self.wordings.withheld(view):
            rule = f"{RUN} words or {LETTERS} letters of a withheld answer"
            found.add(LeakKind.WITHHELD, rule, run.owner, run.place, (run.owner,))
        for run in self.wordings.long_runs(view):
            rule = f"{LONG_RUN} words of an answer outside approved quotations"
            found.add(LeakKind.RUN, rule, run.owner, run.place, (run.owner,))
