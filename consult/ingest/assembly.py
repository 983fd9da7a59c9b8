"""What is known so far, file after file: respondents, their answers, what later files changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from consult import tables
from consult.ingest.account import Account
from consult.ingest.half_character import whole
from consult.ingest.standing import Standing, spread
from consult.ingest.table.profile import is_unknown, map_value
from consult.ingest.unknown import Unknown
from consult.vocabulary import Channel, Consent, SectorSource

SUPERSEDED = "superseded by a later file"
RECEIVED_BEFORE = "already received"
_FIELDS = ("respondent_type", "acting_for", "org_size", "sectors", "region", "channel", "submitted_at", "consent")


class Place(NamedTuple):
    """Where a value stands: source, spreadsheet row, column."""

    source_id: str
    row: int
    column: str


@dataclass(slots=True)
class _Respondent:
    number: int
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
        self._respondents: dict[str, _Respondent] = {}
        self._answers: Standing[str, str] = Standing()
        self._confidence: dict[int, float] = {}
        self._attributes: Standing[tuple[str, str], tuple[str, str]] = Standing()
        self._private: Standing[str, str] = Standing()
        self.unknown = Unknown()

    def respondent(self, respondent_id: str, place: Place, channel: str = Channel.ONLINE) -> None:
        """Make a respondent known, if it is not."""
        if respondent_id not in self._respondents:
            self._respondents[respondent_id] = _Respondent(len(self._respondents), place, {"channel": str(channel)})

    def knows(self, respondent_id: str) -> bool:
        """Tell whether a respondent was met before."""
        return respondent_id in self._respondents

    def holds(self, respondent_id: str, question_id: str, text: str, nth: int = 1) -> bool:
        """Tell whether this very answer was received before."""
        seat = self._answers.find(self._number(respondent_id), question_id, nth)
        return seat >= 0 and self._answers.held(seat) == _stored(text)

    def _number(self, respondent_id: str) -> int:
        return self._respondents[respondent_id].number

    def answer(
        self, respondent_id: str, question_id: str, text: str, place: Place, *, nth: int = 1, confidence: float = 1.0
    ) -> str:
        """Take one answer. Returns its outcome: answer, blank, or set_aside where it was received before."""
        answers, respondent, stored = self._answers, self._number(respondent_id), _stored(text)
        if stored not in (text, ""):
            what = (
                "a character is broken in half, which no file can store: it is kept as \ufffd. Look what it should be"
            )
            self.account.review(place.source_id, what, place.row, place.column, respondent_id, question_id)
        seat = answers.find(respondent, question_id, nth)
        if seat >= 0 and answers.held(seat) == stored:
            self.account.put_aside(*place, RECEIVED_BEFORE, "", respondent_id, question_id)
            return "set_aside"
        if seat >= 0:
            self._supersede(seat, respondent_id, question_id, stored, place)
        seat = answers.put(respondent, question_id, stored, place, nth)
        if confidence != 1:
            self._confidence[seat] = confidence
        return "answer" if stored else "blank"

    def _supersede(self, seat: int, respondent_id: str, question_id: str, text: str, place: Place) -> None:
        before, where = self._answers.held(seat), Place(*self._answers.place(seat))
        self._confidence.pop(seat, None)
        self.account.move(where.source_id, "answer" if before else "blank", question_id, SUPERSEDED)
        self.account.put_aside(*where, SUPERSEDED, before, respondent_id, question_id)
        if not text:
            what = (
                "a later file leaves this answer blank: the earlier answer was set aside. Look whether that was meant"
            )
            self.account.review(place.source_id, what, place.row, place.column, respondent_id, question_id)

    def profile(self, respondent_id: str, field: str, heading: str, asked: str, value: str, place: Place) -> None:
        """Take one profile value as given: keep it, map it, and note it where the vocabulary lacks it."""
        seat = self._attribute(respondent_id, field, heading)
        if seat >= 0:
            before, _ = self._attributes.held(seat)
            if before == value:
                return
            where = Place(*self._attributes.place(seat))
            self.account.move(where.source_id, "profile", "", SUPERSEDED)
            self.account.put_aside(*where, SUPERSEDED, before, respondent_id)
        mapped = map_value(field, value, asked)
        self._attributes.put(self._number(respondent_id), (field, heading), (value, mapped), place)
        if is_unknown(field, value, mapped):
            self.unknown.note(place.source_id, place.column, field, value)

    def _attribute(self, respondent_id: str, field: str, heading: str) -> int:
        return self._attributes.find(self._number(respondent_id), (field, heading))

    def personal(self, respondent_id: str, field: str, value: str, place: Place) -> None:
        """Keep one personal detail for the restricted table."""
        turn = self._turn(respondent_id, field, value)
        if self._private.find(self._number(respondent_id), field, turn) < 0:
            self._private.put(self._number(respondent_id), field, value, place, turn)

    def _turn(self, respondent_id: str, field: str, value: str) -> int:
        """Return which of a respondent's details of a field this value is: one that is there, or the next."""
        respondent, turn = self._number(respondent_id), 1
        while (seat := self._private.find(respondent, field, turn)) >= 0 and self._private.held(seat) != value:
            turn += 1
        return turn

    def describe(self, respondent_id: str, facts: Mapping[str, str]) -> None:
        """Set what columns of the respondents table a row or a letter gives; what is "" changes nothing."""
        self._respondents[respondent_id].fields.update({name: value for name, value in facts.items() if value})

    def has_attribute(self, respondent_id: str, field: str, heading: str, value: str) -> bool:
        """Tell whether this very profile value was received before."""
        seat = self._attribute(respondent_id, field, heading)
        return seat >= 0 and self._attributes.held(seat)[0] == value

    def has_personal(self, respondent_id: str, field: str, value: str) -> bool:
        """Tell whether this very personal detail was received before."""
        turn = self._turn(respondent_id, field, value)
        return self._private.find(self._number(respondent_id), field, turn) >= 0

    def respondents(self) -> pd.DataFrame:
        """Return the table of respondents."""
        repeats = self._repeats()
        rows: list[dict[str, object]] = []
        for respondent_id, one in self._respondents.items():
            row: dict[str, object] = dict.fromkeys(_FIELDS, "")
            row |= {"consent": Consent.MISSING.value, **one.fields}
            row["sectors_from"] = (SectorSource.PROFILE if row["sectors"] else SectorSource.NONE).value
            members = one.fields.get("members_represented")
            row |= {"members_represented": int(members) if members else None}
            row |= {"respondent_id": respondent_id, "repeat_of": repeats.get(respondent_id, "")}
            row |= {"source_id": one.place.source_id, "source_row": one.place.row}
            rows.append(row)
        return tables.Respondents.of(rows)

    def _repeats(self) -> dict[str, str]:
        """Return for each respondent the earliest one with the same e-mail address."""
        private, ids = self._private, list(self._respondents)
        addresses: dict[str, set[int]] = {}
        for seat, (respondent, key) in enumerate(zip(private.respondent, private.key, strict=True)):
            if private.keys[key][0] == "email":
                addresses.setdefault(private.held(seat).strip().casefold(), set()).add(respondent)
        earliest: dict[int, int] = {}
        for same in addresses.values():
            for other in same - {min(same)}:
                earliest[other] = min(min(same), earliest.get(other, other))
        return {ids[other]: ids[first] for other, first in earliest.items()}

    def attributes(self) -> pd.DataFrame:
        """Return profile values as given and as mapped."""
        one, keys, values = self._attributes, self._attributes.keys, self._attributes.values
        columns = {
            "respondent_id": spread(list(self._respondents), one.respondent),
            "field": spread([field for (field, _), _ in keys], one.key),
            "column": spread([heading for (_, heading), _ in keys], one.key),
            "value": spread([value for value, _ in values], one.value),
            "mapped": spread([mapped for _, mapped in values], one.value),
        }
        return tables.Attributes.checked(pd.DataFrame(columns))

    def private(self) -> pd.DataFrame:
        """Return the restricted table of personal details."""
        one = self._private
        columns = {
            "respondent_id": spread(list(self._respondents), one.respondent),
            "field": spread([field for field, _ in one.keys], one.key),
            "value": spread(list(one.values), one.value),
        }
        return tables.Private.checked(pd.DataFrame(columns | one.places()))

    def received(self) -> pd.DataFrame:
        """Return one row for each question cell or document part that stands."""
        one = self._answers
        respondents = spread(list(self._respondents), one.respondent)
        confidence = np.ones(len(one))
        for seat, sure in self._confidence.items():
            confidence[seat] = sure
        columns = {
            "answer_id": respondents + spread([answer_id("", *key) for key in one.keys], one.key),
            "respondent_id": respondents,
            "question_id": spread([question_id for question_id, _ in one.keys], one.key),
            "original_id": spread([original_id(text) for text in one.values], one.value),
            "confidence": pd.Series(confidence),
        }
        return tables.Received.checked(pd.DataFrame(columns | one.places()))

    def originals(self) -> pd.DataFrame:
        """Return each distinct text that stands, once."""
        texts = [self._answers.values[number] for number in sorted(set(self._answers.value))]
        rows = [(original_id(text), text) for text in texts if text]
        return tables.Originals.checked(pd.DataFrame(rows, columns=tables.Originals.names()))


def _stored(text: str) -> str:
    """Return the text of an answer as tables can hold it: "" for a blank one, U+FFFD for half a character."""
    return "" if not text or text.isspace() else whole(text)


def answer_id(respondent_id: str, question_id: str, nth: int = 1) -> str:
    """Return the id of a respondent's first or nth answer to a question."""
    return f"{respondent_id}:{question_id}" if nth == 1 else f"{respondent_id}:{question_id}:{nth}"
