"""The table contracts: what each room may rely on, column by column.

Every id is a string. A string column is never null: "" means "not given". Rows count from 1 as a spreadsheet shows
them. Offsets count code points, `end` exclusive. `Answers.checked(frame)` checks a frame and `Answers.of(rows)` makes
one. An undeclared or missing column is an error.
"""

from collections.abc import Iterable, Mapping
from typing import Self

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from consult.errors import ConsultError
from consult.vocabulary import (
    AnswerStatus,
    Channel,
    Consent,
    EvidenceSort,
    Kind,
    Questionnaire,
    SectorSource,
    Stance,
    ToneName,
)


class Table(pa.DataFrameModel):
    """A frame with exactly the declared columns, coerced to the declared types."""

    class Config:
        """Strict columns, coerced types."""

        strict = True
        coerce = True
        ordered = True

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, object]] = ()) -> DataFrame[Self]:
        """Build and check a frame from rows; no rows give an empty frame of the right types."""
        return cls.checked(pd.DataFrame(list(rows), columns=cls.names()))

    @classmethod
    def checked(cls, frame: pd.DataFrame) -> DataFrame[Self]:
        """Check a frame that may have its columns in another order; return it in contract order, index 0…n-1.

        Raises:
            ConsultError: the frame breaks its contract. The message names columns and checks, never values, since
                values are people's words.
        """
        names = [name for name in cls.names() if name in frame.columns]
        extra = [name for name in frame.columns if name not in names]
        try:
            valid = cls.validate(frame[[*names, *extra]].reset_index(drop=True), lazy=True, inplace=True)
        except pa.errors.SchemaErrors as error:
            cases = error.failure_cases
            broken = sorted({f"{row.column or row.failure_case}: {row.check}" for row in cases.itertuples()})
            raise ConsultError(f"the table {cls.__name__} breaks its contract ({'; '.join(broken)})") from None
        return valid

    @classmethod
    def names(cls) -> list[str]:
        """Return the column names in contract order."""
        return list(cls.to_schema().columns)


class Sources(Table):
    """One received file: `layout` is the survey platform or document shape that was recognised."""

    source_id: Series[str] = pa.Field(unique=True)
    name: Series[str]
    reader: Series[str]
    layout: Series[str]
    sha256: Series[str]
    n_rows: Series[int]
    n_columns: Series[int]


class Respondents(Table):
    """One person or organisation. `sectors` holds sector ids joined by ";", `sectors_from` where they come
    from: the profile, else the text of the answers, "" where neither names one. `repeat_of` names an earlier response
    of what looks like the same respondent (same e-mail address).
    """

    respondent_id: Series[str] = pa.Field(unique=True)
    respondent_type: Series[str]
    acting_for: Series[str]
    org_size: Series[str]
    sectors: Series[str]
    sectors_from: Series[str] = pa.Field(isin=[s.value for s in SectorSource])
    region: Series[str]
    channel: Series[str] = pa.Field(isin=[c.value for c in Channel])
    submitted_at: Series[str]
    consent: Series[str] = pa.Field(isin=[c.value for c in Consent])
    members_represented: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    repeat_of: Series[str]
    source_id: Series[str]
    source_row: Series[int]


class Attributes(Table):
    """A profile value as given and what it was mapped to ("" where the closed vocabulary lacks it)."""

    respondent_id: Series[str]
    field: Series[str]
    column: Series[str]
    value: Series[str]
    mapped: Series[str]


class Private(Table):
    """Restricted: one personal value. `field` is organisation, alias, person, email, phone, job_title, address, ip,
    location, account or other.
    """

    respondent_id: Series[str]
    field: Series[str]
    value: Series[str]
    source_id: Series[str]
    source_row: Series[int]
    source_column: Series[str]


class Received(Table):
    """One cell of a question column, or one part of a document, as ingest found it.

    `original_id` is "" for a blank cell. `confidence` (0 to 1) says how sure it is that the text answers that
    question: 1 for a mapped column, less for a document that was split at its own headings.
    """

    answer_id: Series[str] = pa.Field(unique=True)
    respondent_id: Series[str]
    question_id: Series[str]
    original_id: Series[str]
    confidence: Series[float]
    source_id: Series[str]
    source_row: Series[int]
    source_column: Series[str]


class Originals(Table):
    """Each distinct text as received, byte for byte after decoding. `original_id` is a hash of it."""

    original_id: Series[str] = pa.Field(unique=True)
    text: Series[str]


class Answers(Table):
    """One respondent's text to one question: the unit of analysis.

    `text_id` is "" when blank. `refers_to` is the question id that a cross-reference points at, and then `text_id`
    is the text of the respondent's own answer to that question where there is one. `repeats` is the answer_id of
    an earlier answer to the same question by what looks like the same respondent with the same text.
    """

    answer_id: Series[str] = pa.Field(unique=True)
    respondent_id: Series[str]
    question_id: Series[str]
    original_id: Series[str]
    text_id: Series[str]
    status: Series[str] = pa.Field(isin=[s.value for s in AnswerStatus])
    refers_to: Series[str]
    campaign_id: Series[str]
    repeats: Series[str]
    confidence: Series[float]
    source_id: Series[str]
    source_row: Series[int]
    source_column: Series[str]

    @classmethod
    def resolved(cls, answers: pd.DataFrame) -> "pd.Series[bool]":
        """Tell which answers are cross-references that led to a text."""
        return (answers["status"] == AnswerStatus.CROSS_REFERENCE.value) & (answers["text_id"] != "")

    @classmethod
    def read(cls, answers: pd.DataFrame, questionnaire: Questionnaire) -> "pd.Series[bool]":
        """Tell which answers are read for themes: answered or resolved, and not to a closed question."""
        worded = (answers["status"] == AnswerStatus.ANSWERED.value) | cls.resolved(answers)
        return worded & ~answers["question_id"].isin(questionnaire.counted_ids)


class Texts(Table):
    """Each distinct cleaned text once. `language` is an ISO 639-1 code, "" when too short to tell."""

    text_id: Series[str] = pa.Field(unique=True)
    text: Series[str]
    language: Series[str]
    n_words: Series[int]


class Alignments(Table):
    """How the cleaned text lies on the original: `runs` is JSON [[clean_start, original_start, length], …]; what is
    in no run was inserted (clean side) or dropped (original side).
    """

    original_id: Series[str] = pa.Field(unique=True)
    text_id: Series[str]
    runs: Series[str]


class Segments(Table):
    """A sentence or clause that carries its own meaning; `segment` counts from 0 within the text."""

    text_id: Series[str]
    segment: Series[int]
    start: Series[int]
    end: Series[int]


class TextCodings(Table):
    """A model's coding of a distinct text: the evidence is `text[start:end]`."""

    text_id: Series[str]
    theme_id: Series[str]
    kind: Series[str] = pa.Field(isin=[k.value for k in Kind])
    coder_id: Series[str]
    probability: Series[float] = pa.Field(ge=0, le=1)
    start: Series[int]
    end: Series[int]
    reason: Series[str]


class InvitedKinds(Table):
    """The kind of a text's coding of a theme at `start` where the question's `purpose` makes it another one."""

    text_id: Series[str]
    theme_id: Series[str]
    start: Series[int]
    purpose: Series[str]
    kind: Series[str] = pa.Field(isin=[k.value for k in Kind])


class Unread(Table):
    """A text that a coder could not read, since a language model gave nothing usable of it: the others coded it."""

    text_id: Series[str]
    coder_id: Series[str]
    reason: Series[str]


NEAR_FROM = 0.02
"""The least probability of a near miss."""


class NearMisses(Table):
    """A theme learned from codings that a text was not given, though it is no less probable than `NEAR_FROM`."""

    text_id: Series[str]
    theme_id: Series[str]
    probability: Series[float] = pa.Field(ge=0, le=1)


class Routes(Table):
    """Whether an answer needs a person: `review` where a decision about one of `themes` is in doubt, else `accept`
    where it has themes, else `none`. Nothing vouches for the absence of the themes `not_judged`. Ids joined by ";".
    """

    answer_id: Series[str] = pa.Field(unique=True)
    route: Series[str] = pa.Field(isin=["accept", "review", "none"])
    themes: Series[str]
    not_judged: Series[str]
    reason: Series[str]


class Codings(Table):
    """A coder's decision about an answer. `value` is coded or seen_not_coded; no row means not seen (a model's
    seen_not_coded is not stored: it has seen every text of the tag stage).
    """

    answer_id: Series[str]
    theme_id: Series[str]
    kind: Series[str] = pa.Field(isin=[k.value for k in Kind])
    value: Series[str] = pa.Field(isin=["coded", "seen_not_coded"])
    coder_id: Series[str]
    probability: Series[float] = pa.Field(ge=0, le=1)
    start: Series[int]
    end: Series[int]
    reason: Series[str]
    frame_version: Series[int]
    run_id: Series[str]


class Tones(Table):
    """The tone of a text; of what it says about one theme where `theme_id` is not ""."""

    text_id: Series[str]
    theme_id: Series[str]
    tone: Series[str] = pa.Field(isin=[t.value for t in ToneName])
    probability: Series[float] = pa.Field(ge=0, le=1)


class Mentions(Table):
    """A named sector, frontier industry, place, policy or market (country): the words are `text[start:end]`."""

    text_id: Series[str]
    entity_type: Series[str] = pa.Field(isin=["sector", "frontier_industry", "place", "policy", "market"])
    entity_id: Series[str]
    start: Series[int]
    end: Series[int]


class OwnSectors(Table):
    """A sector or frontier industry that a text says is its writer's own, in the clause `text[start:end]`."""

    text_id: Series[str]
    entity_type: Series[str] = pa.Field(isin=["sector", "frontier_industry"])
    entity_id: Series[str]
    start: Series[int]
    end: Series[int]


class TextEvidence(Table):
    """A sort of evidence that a text gives, and not only an opinion: one row a text and sort."""

    text_id: Series[str]
    sort: Series[str] = pa.Field(isin=[s.value for s in EvidenceSort])


class TextStances(Table):
    """What a text says of agreeing: one row for each text that says it; it counts where a proposal was put."""

    text_id: Series[str] = pa.Field(unique=True)
    stance: Series[str] = pa.Field(isin=[s.value for s in Stance if s is not Stance.UNSTATED])


class Campaigns(Table):
    """A group of near-identical answers to one question from different respondents.

    `n_verbatim` answers have the template's own text; `added_share` is the mean share of words that the others added.
    """

    campaign_id: Series[str] = pa.Field(unique=True)
    question_id: Series[str]
    template_text_id: Series[str]
    n_answers: Series[int]
    n_respondents: Series[int]
    n_verbatim: Series[int]
    added_share: Series[float]


class CampaignReviews(Table):
    """A text that is close to a campaign but under the threshold: for a person to decide, in no campaign meanwhile."""

    campaign_id: Series[str]
    text_id: Series[str]
    similarity: Series[float]


class SetAside(Table):
    """What was received and is not analysed, and why. `row` 0 is the whole file, `column` "" the whole row."""

    source_id: Series[str]
    row: Series[int]
    column: Series[str]
    respondent_id: Series[str]
    question_id: Series[str]
    reason: Series[str]


class SetAsideValues(Table):
    """Restricted: the values that were set aside."""

    source_id: Series[str]
    row: Series[int]
    column: Series[str]
    value: Series[str]


class Reviews(Table):
    """Something a person should look at; nothing was changed because of it. `what` says it in a sentence."""

    source_id: Series[str]
    row: Series[int]
    column: Series[str]
    respondent_id: Series[str]
    question_id: Series[str]
    what: Series[str]


class Ledger(Table):
    """Where everything received went: `unit` is file, row, cell or answer; `received` = the sum of the other outcomes.

    At ingest `outcome` is received, answer, blank, profile, personal, administrative or set_aside, for each source
    (and reason, for what was set aside); `question_id` is "" for cells that belong to no question. A file is read or
    set_aside, a row kept or set_aside.
    """

    stage: Series[str]
    source_id: Series[str]
    unit: Series[str] = pa.Field(isin=["file", "row", "cell", "answer"])
    question_id: Series[str]
    outcome: Series[str]
    reason: Series[str]
    n: Series[int] = pa.Field(ge=0)

    @classmethod
    def balanced(cls, ledger: pd.DataFrame) -> bool:
        """Tell whether received equals everything else, for each stage, source and unit."""
        signed = ledger["n"].where(ledger["outcome"] == "received", -ledger["n"])
        sums = signed.groupby([ledger["stage"], ledger["source_id"], ledger["unit"]]).sum()
        return bool((sums == 0).all())
