"""The nouns of the trade, frozen. Nothing here does anything beyond answering about itself."""

from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Kind(StrEnum):
    """What an answer says about a theme. The same theme may be a barrier to one and an enabler to another."""

    BARRIER = "barrier"
    ENABLER = "enabler"
    ASK = "ask"
    STRENGTH = "strength"
    OPPORTUNITY = "opportunity"
    RISK = "risk"
    METHOD = "method"
    UNSTATED = "unstated"


class SectorSource(StrEnum):
    """What says which sectors a respondent works in."""

    PROFILE = "profile"
    TEXT = "text"
    NONE = ""


class EvidenceSort(StrEnum):
    """What an answer gives besides an opinion."""

    FIGURE = "figure"
    EXAMPLE = "example"
    EXPERIENCE = "experience"
    SOURCE = "source"
    CITATION = "citation"


class ToneName(StrEnum):
    """The wording of an answer, not the writer's stance on a proposal."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class Stance(StrEnum):
    """Whether an answer says that it is for or against what its question proposes."""

    AGREE = "agree"
    DISAGREE = "disagree"
    MIXED = "mixed"
    UNSTATED = "unstated"


PROPOSAL = "proposal"
"""The purpose of a question that puts a proposal: only there is a stance read."""


class AnswerStatus(StrEnum):
    """What became of one cell of a question column."""

    ANSWERED = "answered"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    CROSS_REFERENCE = "cross_reference"
    OTHER_LANGUAGE = "other_language"


class Consent(StrEnum):
    """What a respondent allowed us to publish. Anything unclear is `MISSING`, which publishes nothing."""

    PUBLISH_NAMED = "publish_named"
    PUBLISH_ANONYMOUS = "publish_anonymous"
    CONFIDENTIAL = "confidential"
    MISSING = "missing"


class Channel(StrEnum):
    """How a response reached the consultation."""

    ONLINE = "online"
    EMAIL = "email"
    DOCUMENT = "document"
    POST = "post"
    EVENT = "event"


class Strand(StrEnum):
    """The strands of the impact pathway in the strategy's theory of change."""

    BUSINESSES = "businesses"
    PLACES = "places"
    MARKETS = "markets"
    PEOPLE = "people"
    INSTITUTIONS = "institutions"


class QuestionType(StrEnum):
    """Open questions are read and coded; closed and multiple ones are counted."""

    OPEN = "open"
    CLOSED = "closed"
    MULTIPLE = "multiple"


class Noun(BaseModel):
    """A frozen value with named fields; an unknown field is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class Theme(Noun):
    """A named idea in the code frame.

    `phrases` are words that signal it, in any inflection; a match that lies inside one of `phrases_excluded`
    does not count. `barrier` is the cross-cutting barrier it rolls up to in sector scoring.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")
    name: str
    definition: str
    section: str = ""
    parent: str = ""
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    phrases_excluded: tuple[str, ...] = ()
    strand: Strand | None = None
    barrier: str = ""


class Heading(Noun):
    """An id with the name readers see: a section, a cross-cutting barrier."""

    id: str
    name: str


class CodeFrame(Noun):
    """The versioned tree of themes, two levels deep."""

    id: str
    version: int = Field(ge=1)
    title: str = ""
    notice: str = ""
    barriers: tuple[Heading, ...] = ()
    themes: tuple[Theme, ...]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ids = [theme.id for theme in self.themes]
        repeated = sorted({one for one in ids if ids.count(one) > 1})
        tops = {theme.id for theme in self.themes if not theme.parent}
        orphans = sorted(theme.id for theme in self.themes if theme.parent and theme.parent not in tops)
        barriers = {barrier.id for barrier in self.barriers}
        stray = sorted(theme.id for theme in self.themes if theme.barrier and theme.barrier not in barriers)
        wrong = [f"theme ids used twice: {', '.join(repeated)}"] if repeated else []
        wrong += [f"parent is not a top-level theme: {', '.join(orphans)}"] if orphans else []
        wrong += [f"barrier is not in the list of barriers: {', '.join(stray)}"] if stray else []
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    @cached_property
    def by_id(self) -> dict[str, Theme]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}


GENERAL_QUESTION_ID = "general"
"""The question id of what a respondent sent that answers no question in particular."""

COUNTED = "counted"
"""The status of a question's number that was counted when the questionnaire was drafted."""


class Question(Noun):
    """One question of the consultation. `aliases` are headers its column goes by in exports.

    `number_status` is `counted` where nothing that was received gives the question a number: "Question 3" of a letter
    may then be another one.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    number: str = ""
    number_status: str = ""
    section: str = ""
    label: str
    wording: str = ""
    wording_status: str = "unverified"
    type: QuestionType = QuestionType.OPEN
    purpose: str = ""
    depends_on: str = ""
    aliases: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


class ProfileField(Noun):
    """A column that describes the respondent: `field` is a column of the respondents table, or `attribute`."""

    field: str
    aliases: tuple[str, ...]


class Questionnaire(Noun):
    """What was asked: the questions in order, and the columns that describe or identify respondents.

    `notice` is the first line of every output (for instance that the consultation is synthetic).
    """

    id: str
    title: str
    notice: str = ""
    sections: tuple[Heading, ...] = ()
    questions: tuple[Question, ...]
    profile: tuple[ProfileField, ...] = ()
    personal: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ids = [question.id for question in self.questions]
        repeated = sorted({one for one in ids if ids.count(one) > 1})
        lost = sorted(q.id for q in self.questions if q.depends_on and q.depends_on not in ids)
        wrong = [f"question ids used twice: {', '.join(repeated)}"] if repeated else []
        wrong += [f"depends_on names no question: {', '.join(lost)}"] if lost else []
        kept = GENERAL_QUESTION_ID in ids
        wrong += (
            [f"{GENERAL_QUESTION_ID} is kept for what answers no question: give the id another name"] if kept else []
        )
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def counted_ids(self) -> frozenset[str]:
        """The ids of closed and multiple questions: their answers are counted, not read."""
        return frozenset(q.id for q in self.questions if q.type is not QuestionType.OPEN)


class Share(Noun):
    """A count that never travels without its base: `142 of 618 answers (23%)`."""

    n: int = Field(ge=0)
    base: int = Field(ge=0)

    @property
    def share(self) -> float:
        """The proportion, 0 to 1; 0 for an empty base."""
        return self.n / self.base if self.base else 0.0

    @property
    def percent(self) -> str:
        """The proportion as readers see it, halves up: `23%`, or `[z]` for an empty base."""
        return f"{(200 * self.n + self.base) // (2 * self.base)}%" if self.base else "[z]"


class Identifier(StrEnum):
    """How near a piece of text leads to a person or organisation."""

    DIRECT = "direct"
    QUASI = "quasi"
    SPECIAL = "special"


class Layer(StrEnum):
    """What found a piece of text that may identify someone."""

    RULE = "rule"
    RESPONDENT = "respondent"
    NAME = "name"
    CUE = "cue"


class Finding(Noun):
    """A piece of a text, in code points with its end exclusive, that may lead to someone.

    `kind` is what it is, such as `email` or `organisation`. `replacement` is the words that stand for it in a
    quotation, without brackets; "" where it raises the risk and is left for a person to decide on.
    """

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    kind: str
    identifier: Identifier
    layer: Layer
    rule_id: str
    score: float = Field(ge=0, le=1)
    replacement: str = ""


class Operation(StrEnum):
    """What may be done to the words of an answer in a quotation, and nothing else."""

    ELIDE = "elide"
    INSERT = "insert"
    REPLACE = "replace"
    SPELLING = "spelling"


class Edit(Noun):
    """One recorded change between an answer and a quotation, in code points of the answer with its end exclusive.

    `text` stands without brackets; it is "" for an elision. An insertion has `start` equal to `end`.
    """

    operation: Operation
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str = ""
    reason: str = ""


class Quotation(Noun):
    """Words that two people agreed to publish: all that a report may show of what somebody wrote.

    `text` is as published, with its brackets. `approval` is the hash that the approval is bound to.
    """

    quotation_id: str
    text: str
    attribution: str
    question_id: str
    theme_id: str
    approval: str
