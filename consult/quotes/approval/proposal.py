"""A quotation on its way: what is kept of it from the first proposal on, in the words that would be published."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationError

from consult.errors import StoreError
from consult.quotes.approval.state import State
from consult.quotes.screening.risk import Colour
from consult.vocabulary import Edit, Noun, Quotation

COLUMNS = ("quotation_id", "version", "state")
"""The fields that are kept apart from the others."""


class Proposal(Noun):
    """One quotation with all that its approval is about.

    It quotes `start` to `end` of an answer as cleaned, whose hash is `source_sha256`, with `edits` done. `shown` are
    the traits that `attribution` shows (type, sector, region), `gives` those with what the words themselves name.
    `policy` is the version of the rules it was screened under. `version` counts the changes that were kept, 0 for one
    that was not kept yet. `proposed_login` is the log-in name behind `proposed_by`, which may be any name.
    """

    quotation_id: str
    version: int = Field(default=0, ge=0)
    state: State = State.SCREENED
    answer_id: str
    respondent_id: str
    question_id: str
    theme_id: str
    kind: str = ""
    campaign_id: str = ""
    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    text: str
    attribution: str
    shown: tuple[str, str, str] = ("", "", "")
    gives: tuple[str, str, str] = ("", "", "")
    source_sha256: str
    policy: str
    colour: Colour
    reasons: tuple[str, ...] = ()
    rarest: str = ""
    n_support: int = 0
    proposed_by: str = ""
    proposed_login: str = ""

    @property
    def seal(self) -> str:
        """The hash that an approval is bound to: any change to what is published, or why it may be, is another."""
        content = [self.text, self.attribution, self.source_sha256, self.policy]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    def quotation(self) -> Quotation:
        """Return what a report may show."""
        return Quotation(
            quotation_id=self.quotation_id,
            text=self.text,
            attribution=self.attribution,
            question_id=self.question_id,
            theme_id=self.theme_id,
            approval=self.seal,
        )


def restored(row: Mapping[str, Any]) -> Proposal:
    """Return a quotation that was kept.

    Args:
        row: `quotation_id`, `version`, `state`, and as `content` the other fields.

    Raises:
        StoreError: it is not as it was kept; its words are not part of the message.
    """
    try:
        return Proposal.model_validate({**row["content"], **{name: row[name] for name in COLUMNS}})
    except (ValidationError, TypeError):
        raise StoreError(
            f"quotation {row['quotation_id']} in the database is damaged. Put a copy of the database back."
        ) from None


def id_of(answer_id: str, theme_id: str, start: int, end: int) -> str:
    """Return the id of a quotation: the same piece of an answer for the same theme is the same quotation."""
    return hashlib.sha256(f"{answer_id}\0{theme_id}\0{start}\0{end}".encode()).hexdigest()[:10]


def source_hash(text: str) -> str:
    """Return the hash of an answer's words."""
    return hashlib.sha256(text.encode()).hexdigest()
