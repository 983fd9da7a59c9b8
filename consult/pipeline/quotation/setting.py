"""What quotations of a consultation are chosen from and screened with, read from what was derived."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

import pandas as pd

from consult import nlp, quotes
from consult.errors import SettingsError
from consult.pipeline.derived import Derived
from consult.pipeline.quotation.listed import listed
from consult.store import Stage
from consult.tables import Private
from consult.vocabulary import Finding

_ENCODER = "static"
"""Alike enough to say who makes the same point, and forty times as fast as the other."""
_NOBODY = (
    'consult.toml: "quotes.embargoes" names {ids}, and no respondent has such an id. Mend it, or take it out until the '
    "response is there: `consult export FOLDER respondents` lists the ids."
)

Traits = quotes.screening.Traits
Standing = quotes.screening.Standing


@dataclass(frozen=True)
class Setting:
    """One run's tables as quotations need them. Restricted values are read when they are asked for."""

    derived: Derived

    @cached_property
    def private(self) -> pd.DataFrame:
        """Personal values."""
        ingested = self.derived.ingested
        return Stage(self.derived.folder.restricted, ingested.name, ingested.fingerprint).read("private", Private)

    @cached_property
    def respondents(self) -> pd.DataFrame:
        """Respondents."""
        return self.derived.respondents()

    @cached_property
    def texts(self) -> dict[str, str]:
        """Words of the texts that were read, by id."""
        texts, used = self.derived.texts(), set(self.derived.read_answers()["text_id"])
        return {one: text for one, text in zip(texts["text_id"], texts["text"], strict=True) if one in used}

    @cached_property
    def text_of(self) -> dict[str, str]:
        """The words of each answer that was read, by answer id."""
        answers = self.derived.read_answers()
        return {one: self.texts[text_id] for one, text_id in zip(answers["answer_id"], answers["text_id"], strict=True)}

    @cached_property
    def word_counts(self) -> Mapping[str, int]:
        """In how many texts each word stands."""
        return quotes.screening.word_counts(self.texts.values())

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Where each response stands.

        Raises:
            SettingsError: an embargo is of nobody who responded, and so would keep nothing back.
        """
        settings = self.derived.folder.settings.quotes
        if strange := sorted(set(settings.embargoes) - set(self.respondents["respondent_id"])):
            raise SettingsError(_NOBODY.format(ids=", ".join(strange)))
        wrote: dict[str, list[str]] = {}
        answers, texts = self.derived.answers(), self.derived.texts().set_index("text_id")["text"].to_dict()
        for respondent_id, text_id in zip(answers["respondent_id"], answers["text_id"], strict=True):
            if text_id:
                wrote.setdefault(respondent_id, []).append(texts[text_id])
        today = datetime.now(UTC).date()
        people = zip(self.respondents["respondent_id"], self.respondents["consent"], strict=True)
        return {
            one: quotes.screening.standing(
                one,
                consent,
                wrote.get(one, ()),
                today=today,
                embargoes=settings.embargoes,
                cleared=settings.cleared,
            )
            for one, consent in people
        }

    @cached_property
    def crowd(self) -> quotes.screening.Crowd:
        """Everybody that a quotation could be of."""
        return quotes.screening.crowd_of(self.respondents, self.private, listed(self.derived.folder))

    @cached_property
    def own(self) -> dict[str, Traits]:
        """The traits of each respondent; a sector only where it is the only one."""
        return {
            row["respondent_id"]: Traits(row["respondent_type"], self._lone(row["respondent_id"]), row["region"])
            for row in self.respondents.to_dict("records")
        }

    @cached_property
    def sectors(self) -> dict[str, frozenset[str]]:
        """All sectors of each respondent."""
        given = zip(self.respondents["respondent_id"], self.respondents["sectors"], strict=True)
        return {one: quotes.screening.sectors_of(joined) for one, joined in given}

    @cached_property
    def material(self) -> quotes.choosing.Material:
        """What candidates are made from."""
        derived = self.derived
        members = zip(self.respondents["respondent_id"], self.crowd.members, strict=True)
        return quotes.choosing.Material(
            codings=derived.codings(),
            answers=derived.answers(),
            respondents=self.respondents,
            texts=self.texts,
            segments=derived.segments(),
            campaigns=derived.campaigns(),
            evidenced=set(derived.text_evidence()["text_id"]),
            quotable={one for one, standing in self.standings.items() if standing is Standing.OPEN},
            tops={theme.id: theme.parent or theme.id for theme in derived.folder.frame.themes},
            people={one: member.key for one, member in members},
            encode=nlp.load_encoder(_ENCODER, derived.folder.settings.nlp.threads).encode,
        )

    @cached_property
    def gate(self) -> quotes.screening.Gate:
        """What candidates are screened with."""
        return quotes.screening.Gate(
            detect=self._detector(),
            crowd=self.crowd,
            own=self.own,
            sectors=self.sectors,
            said=quotes.screening.Said(self.derived.mentions()),
            sent=self._sent(),
            settings=self.derived.folder.settings.quotes,
        )

    def _lone(self, respondent_id: str) -> str:
        own = self.sectors[respondent_id]
        return next(iter(own)) if len(own) == 1 else ""

    def _detector(self) -> Callable[[Sequence[str], Sequence[str], bool], Sequence[Sequence[Finding]]]:
        known = quotes.detection.Known.of(self.private)
        return lambda texts, people, names: quotes.detection.find(texts, people, known, names=names)

    def _sent(self) -> list[tuple[str, Sequence[str]]]:
        senders: dict[str, list[str]] = {}
        answers = self.derived.read_answers()
        for text_id, respondent_id in zip(answers["text_id"], answers["respondent_id"], strict=True):
            senders.setdefault(text_id, []).append(respondent_id)
        return [(text, senders[text_id]) for text_id, text in self.texts.items()]
