"""What is known so far, file after file: respondents, their answers, what later files changed."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from consult import tables
from consult.ingest.account import Account
from consult.ingest.table.profile import is_unknown, map_value
from consult.vocabulary import Channel, Consent

SUPERSEDED = "superseded by a later file"
RECEIVED_BEFORE = "already received"
_FIELDS = ("respondent_type", "acting_for", "org_size", "sectors", "region", "channel", "submitted_at", "consent")
_MOST_UNKNOWN_SHOWN = 50
_HALF = re.compile("[\ud800-\udfff]")
_LONGEST_CATEGORY = 60


class Place(NamedTuple):
    """Where a value stands: source, spreadsheet row, column."""

    source_id: str
    row: int
    column: str


@dataclass
class _Respondent:
    place: Place
    fields: dict[str, str] = field(default_factory=dict)


def original_id(text: str) -> str:
    """Return the id of a text as received, "" for a blank one."""
    if not text or text.isspace():
        return ""
    return "o" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


class Assembly:
    """The tables of an intake while they grow. Later files correct earlier ones, and nothing is forgotten."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._answers: dict[str, tuple[str, str, str, float, str, int, str]] = {}
        self._originals: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._respondents: dict[str, _Respondent] = {}
        self._attributes: dict[tuple[str, str, str], tuple[str, str, Place]] = {}
        self._private: dict[tuple[str, str, str], Place] = {}
        self._unknown: Counter[tuple[str, str, str, str]] = Counter()

    def respondent(self, respondent_id: str, place: Place, channel: str = Channel.ONLINE) -> None:
        """Make a respondent known, if it is not."""
        if respondent_id not in self._respondents:
            self._respondents[respondent_id] = _Respondent(place, {"channel": str(channel)})

    def knows(self, respondent_id: str) -> bool:
        """Tell whether a respondent was met before."""
        return respondent_id in self._respondents

    def holds(self, respondent_id: str, question_id: str, text: str, nth: int = 1) -> bool:
        """Tell whether this very answer was received before."""
        before = self._answers.get(answer_id(respondent_id, question_id, nth))
        return before is not None and before[2] == self.original(text)

    def original(self, text: str) -> str:
        """Return the id of a text, keeping the text; "" for a blank one. Half a character is kept as U+FFFD."""
        text = _HALF.sub("\ufffd", text)
        known = self._originals.get(text)
        if known is None:
            known = original_id(text)
            if known:
                self._originals[text] = known
                self._texts[known] = text
        return known

    def answer(
        self, respondent_id: str, question_id: str, text: str, place: Place, *, nth: int = 1, confidence: float = 1.0
    ) -> str:
        """Take one answer. Returns its outcome: answer, blank, or set_aside where it was received before."""
        key = answer_id(respondent_id, question_id, nth)
        original = self.original(text)
        if _HALF.search(text):
            what = "holds half a character, which no file can store: it is kept as \ufffd"
            self.account.review(place.source_id, what, place.row, place.column, respondent_id, question_id)
        before = self._answers.get(key)
        if before is not None:
            if before[2] == original:
                self.account.put_aside(
                    place.source_id, place.row, place.column, RECEIVED_BEFORE, "", respondent_id, question_id
                )
                return "set_aside"
            self._supersede(before, blank=not original, place=place)
        self._answers[key] = (
            respondent_id, question_id, original, confidence, place.source_id, place.row, place.column,
        )  # fmt: skip
        return "answer" if original else "blank"

    def _supersede(self, before: tuple[str, str, str, float, str, int, str], *, blank: bool, place: Place) -> None:
        respondent_id, question_id, original, _, source_id, row, column = before
        text = self.text(original)
        self.account.move(source_id, "answer" if original else "blank", question_id, SUPERSEDED)
        self.account.put_aside(source_id, row, column, SUPERSEDED, text, respondent_id, question_id)
        if blank:
            what = "a later file leaves this answer blank: the earlier answer was set aside"
            self.account.review(place.source_id, what, place.row, place.column, respondent_id, question_id)

    def text(self, original: str) -> str:
        """Return the text of an original id; "" for a blank one."""
        return self._texts.get(original, "")

    def profile(self, respondent_id: str, field: str, heading: str, asked: str, value: str, place: Place) -> None:
        """Take one profile value as given: keep it, map it, and note it where the vocabulary lacks it."""
        key = (respondent_id, field, heading)
        before = self._attributes.get(key)
        if before is not None and before[0] != value:
            old = before[2]
            self.account.move(old.source_id, "profile", "", SUPERSEDED)
            self.account.put_aside(old.source_id, old.row, old.column, SUPERSEDED, before[0], respondent_id)
        elif before is not None:
            return
        mapped = map_value(field, value, asked)
        self._attributes[key] = (value, mapped, place)
        if is_unknown(field, value, mapped):
            self._unknown[(place.source_id, place.column, field, value)] += 1

    def personal(self, respondent_id: str, field: str, value: str, place: Place) -> None:
        """Keep one personal detail for the restricted table."""
        self._private.setdefault((respondent_id, field, value), place)

    def describe(self, respondent_id: str, facts: Mapping[str, str]) -> None:
        """Set what columns of the respondents table a row or a letter gives; what is "" changes nothing."""
        self._respondents[respondent_id].fields.update({name: value for name, value in facts.items() if value})

    def has_attribute(self, respondent_id: str, field: str, heading: str, value: str) -> bool:
        """Tell whether this very profile value was received before."""
        before = self._attributes.get((respondent_id, field, heading))
        return before is not None and before[0] == value

    def has_personal(self, respondent_id: str, field: str, value: str) -> bool:
        """Tell whether this very personal detail was received before."""
        return (respondent_id, field, value) in self._private

    def report_unknown(self) -> None:
        """Add a review for each profile value that its vocabulary lacks, with how many gave it."""
        shown: Counter[tuple[str, str]] = Counter()
        for (source_id, column, name, value), n in sorted(self._unknown.items()):
            shown[(source_id, column)] += 1
            if shown[(source_id, column)] == _MOST_UNKNOWN_SHOWN + 1:
                self.account.review(source_id, f"more values of {name} are unknown than are listed here", 0, column)
            if shown[(source_id, column)] > _MOST_UNKNOWN_SHOWN:
                continue
            called = f'"{value}"' if len(value) <= _LONGEST_CATEGORY else "a value too long to be a category"
            self.account.review(
                source_id, f"{name} of {n} respondent{'s' * (n != 1)} is {called}, which is not in the list", 0, column
            )

    def respondents(self) -> pd.DataFrame:
        """Return the table of respondents."""
        repeats = self._repeats()
        rows: list[dict[str, object]] = []
        for respondent_id, one in self._respondents.items():
            row: dict[str, object] = dict.fromkeys(_FIELDS, "")
            row |= {"consent": Consent.MISSING.value, **one.fields}
            members = one.fields.get("members_represented")
            row |= {"members_represented": int(members) if members else None}
            row |= {"respondent_id": respondent_id, "repeat_of": repeats.get(respondent_id, "")}
            row |= {"source_id": one.place.source_id, "source_row": one.place.row}
            rows.append(row)
        return tables.Respondents.of(rows)

    def _repeats(self) -> dict[str, str]:
        """Return for each respondent the earliest one with the same e-mail address."""
        order = {respondent_id: place for place, respondent_id in enumerate(self._respondents)}
        addresses: dict[str, list[str]] = {}
        for respondent_id, name, value in self._private:
            if name == "email":
                addresses.setdefault(value.strip().casefold(), []).append(respondent_id)
        repeats: dict[str, str] = {}
        for ids in addresses.values():
            first, *others = sorted(set(ids), key=order.__getitem__)
            for other in others:
                if other not in repeats or order[first] < order[repeats[other]]:
                    repeats[other] = first
        return repeats

    def attributes(self) -> pd.DataFrame:
        """Return profile values as given and as mapped."""
        rows = [(*key, value, mapped) for key, (value, mapped, _) in self._attributes.items()]
        return tables.Attributes.checked(pd.DataFrame(rows, columns=tables.Attributes.names()))

    def private(self) -> pd.DataFrame:
        """Return the restricted table of personal details."""
        rows = [(*key, place.source_id, place.row, place.column) for key, place in self._private.items()]
        return tables.Private.checked(pd.DataFrame(rows, columns=tables.Private.names()))

    def received(self) -> pd.DataFrame:
        """Return one row for each question cell or document part that stands."""
        rows = [(key, *rest) for key, rest in self._answers.items()]
        return tables.Received.checked(pd.DataFrame(rows, columns=tables.Received.names()))

    def originals(self) -> pd.DataFrame:
        """Return each distinct text that stands, once."""
        standing = {row[2] for row in self._answers.values()}
        rows = [(original, text) for text, original in self._originals.items() if original in standing]
        return tables.Originals.checked(pd.DataFrame(rows, columns=tables.Originals.names()))


def answer_id(respondent_id: str, question_id: str, nth: int = 1) -> str:
    """Return the id of a respondent's first or nth answer to a question."""
    return f"{respondent_id}:{question_id}" if nth == 1 else f"{respondent_id}:{question_id}:{nth}"
