"""One look at everything that was derived: what reports and exports are written from."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from consult.pipeline.claimed import with_claimed
from consult.pipeline.folder import Folder
from consult.pipeline.invited import kinds as invited_kinds
from consult.pipeline.tag import Tagged
from consult.store import Stage, fingerprint
from consult.tables import (
    Answers,
    CampaignReviews,
    Campaigns,
    Codings,
    InvitedKinds,
    Ledger,
    Mentions,
    NearMisses,
    OwnSectors,
    Respondents,
    Reviews,
    Segments,
    SetAside,
    Sources,
    Table,
    TextCodings,
    TextEvidence,
    Texts,
    TextStances,
    Tones,
)
from consult.version import VERSION


@dataclass(frozen=True)
class Derived:
    """The stages of one run, and its identity. Tables are read from the store when they are asked for."""

    folder: Folder
    ingested: Stage
    tagged: Tagged

    @property
    def run_id(self) -> str:
        """Twelve characters over everything that the results depend on: the same inputs give the same run."""
        settings = self.folder.settings
        stages = (self.ingested.fingerprint, self.tagged.cleaned.fingerprint, self.tagged.stage.fingerprint)
        # what a language model leaves unread today it may read tomorrow: that is another run
        unread = [self.tagged.unread["text_id"].tolist()] if len(self.tagged.unread) else []
        return fingerprint(VERSION, stages, settings.report, settings.coding, self.frame_hash, *unread)

    @property
    def frame_hash(self) -> str:
        """The hash of the code frame's content."""
        return fingerprint(self.folder.frame)

    def sources(self) -> pd.DataFrame:
        """Received files."""
        return self.ingested.read("sources", Sources)

    def respondents(self) -> pd.DataFrame:
        """Respondents, without personal values; sectors are those of the profile, else those that answers claim."""
        stated = self.ingested.read("respondents", Respondents)
        return with_claimed(stated, self.read_answers(), self._of_used_texts("own_sectors", OwnSectors))

    def answers(self) -> pd.DataFrame:
        """Every cell of a question column, by answer id."""
        return self._answers

    @cached_property
    def _answers(self) -> pd.DataFrame:
        return self.tagged.cleaned.read("answers", Answers)

    def read_answers(self) -> pd.DataFrame:
        """The answers that were read for themes."""
        return self._answers[Answers.read(self._answers, self.folder.questionnaire)]

    def texts(self) -> pd.DataFrame:
        """Distinct cleaned texts."""
        return self.tagged.cleaned.read("texts", Texts)

    def campaigns(self) -> pd.DataFrame:
        """Campaigns."""
        return self.tagged.cleaned.read("campaigns", Campaigns)

    def campaign_reviews(self) -> pd.DataFrame:
        """Texts that are nearly in a campaign."""
        return self.tagged.cleaned.read("campaign_reviews", CampaignReviews)

    def set_aside(self) -> pd.DataFrame:
        """What is not analysed, and why."""
        return self.ingested.read("set_aside", SetAside)

    def reviews(self) -> pd.DataFrame:
        """What a person should look at."""
        found = [self.ingested.read("reviews", Reviews), self.tagged.cleaned.read("reviews", Reviews)]
        return Reviews.checked(pd.concat(found, ignore_index=True))

    def ledger(self) -> pd.DataFrame:
        """The account of ingest and clean."""
        found = [self.ingested.read("ledger", Ledger), self.tagged.cleaned.read("ledger", Ledger)]
        return Ledger.checked(pd.concat(found, ignore_index=True))

    def segments(self) -> pd.DataFrame:
        """Segments of the texts in use."""
        return self._of_used_texts("segments", Segments)

    def tones(self) -> pd.DataFrame:
        """Tones of the texts in use."""
        return self._of_used_texts("tones", Tones)

    def mentions(self) -> pd.DataFrame:
        """Mentions in the texts in use."""
        return self._of_used_texts("mentions", Mentions)

    def near_misses(self) -> pd.DataFrame:
        """Themes learned from codings that texts in use were nearly given."""
        return self._of_used_texts("near_misses", NearMisses)

    def text_evidence(self) -> pd.DataFrame:
        """The sorts of evidence that texts in use give."""
        return self._of_used_texts("text_evidence", TextEvidence)

    def text_stances(self) -> pd.DataFrame:
        """What texts in use say of agreeing, whatever was asked."""
        return self._of_used_texts("text_stances", TextStances)

    def unread(self) -> pd.DataFrame:
        """The texts in use that a language model left unread."""
        return self.tagged.unread

    def codings(self) -> pd.DataFrame:
        """The codings of answers: a model codes a text once, and it counts for every answer with that text.

        The kind is as the question tips it, where a sentence could be read two ways.
        """
        read = self.read_answers()[["answer_id", "question_id", "text_id"]]
        codings = read.merge(self._of_used_texts("codings", TextCodings), on="text_id")
        invited = self._of_used_texts("invited_kinds", InvitedKinds)
        codings["kind"] = invited_kinds(codings, invited, self.folder.questionnaire)
        codings = codings.drop(columns=["question_id", "text_id"])
        codings = codings.assign(value="coded", frame_version=self.folder.frame.version, run_id=self.run_id)
        return Codings.checked(codings.sort_values(["answer_id", "theme_id", "kind", "coder_id", "start"]))

    def _of_used_texts(self, name: str, contract: type[Table]) -> pd.DataFrame:
        used = set(self.read_answers()["text_id"])
        if not used:  # then nothing was ever tagged
            return contract.of()
        table = self.tagged.stage.read(name, contract)
        # parts lie in the order of their names, which says nothing: put texts in order, rows within a text stay
        return table[table["text_id"].isin(used)].sort_values("text_id", kind="stable", ignore_index=True)
