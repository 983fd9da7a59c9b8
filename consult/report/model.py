"""The report as numbers and sentences. Every format is written from this and counts nothing itself."""

from typing import Literal

from consult.report.evidence import Provenance
from consult.vocabulary import GENERAL_QUESTION_ID, Noun, Quotation, Share

_LONG = 60


class Line(Noun):
    """A named count with its base."""

    name: str
    count: Share


class Breakdown(Noun):
    """How a base divides.

    `one` is what a line is (a type, an option). `several` says that one member of the base may be in several lines.
    """

    id: str
    title: str
    one: str
    unit: str
    base: int
    lines: tuple[Line, ...]
    several: bool = False
    note: str = ""


class RankedLine(Line):
    """A named count with its rank among its like: `1`, `2=` …"""

    rank: str


class Ranking(Noun):
    """What answers name, most named first. `one` is what a line is; an answer may name several.

    `anything` is the answers that name anything of the sort. `left` lines are not shown; each has `left_most` answers
    at most.
    """

    id: str
    title: str
    one: str
    base: int
    anything: Share
    lines: tuple[RankedLine, ...]
    left: int
    left_most: int


class Step(Noun):
    """One step of a waterfall: a total, or what is taken away. It spans `start` to `start + n`."""

    name: str
    n: int
    start: int
    total: bool


class Waterfall(Noun):
    """From one count to another, with everything between them named."""

    id: str
    title: str
    unit: str
    steps: tuple[Step, ...]


class Group(Noun):
    """A type of respondent with its own base."""

    name: str
    base: int


class ThemeLine(Noun):
    """One theme among the answers (or respondents) of a base.

    `parent` is the name of its parent theme, "" at the top level. `rank` is `1`, `2=` … at the top level and `1.1` …
    below. The kinds count answers that say so about the theme; an answer may be in several. `tones` counts them by
    the tone in which they speak of the theme, in the order of `ToneName`. `by_group` follows the groups of the table.
    """

    theme_id: str
    name: str
    parent: str
    rank: str
    count: Share
    barrier: int
    enabler: int
    ask: int
    other: int
    tones: tuple[int, ...]
    by_group: tuple[int, ...]


class ThemeTable(Noun):
    """Themes by rank, children under their parent. `none` has no theme at all; `absent` themes were not found."""

    unit: str
    base: int
    small: bool
    groups: tuple[Group, ...]
    lines: tuple[ThemeLine, ...]
    none: Share
    absent: tuple[str, ...]


class CampaignLine(Noun):
    """A group of near-identical answers. `added_share` is the mean share of words that the altered copies added."""

    name: str
    question: str
    n_answers: int
    n_respondents: int
    n_verbatim: int
    n_altered: int
    added_share: float


class QuotationGroup(Noun):
    """Approved quotations of one theme."""

    theme: str
    quotations: tuple[Quotation, ...]


class QuestionReport(Noun):
    """What one question received. `base` is what the shares are of: the answers analysed, as campaigns count.

    `evidence` is those of them that give a fact, figure, example or experience, and not only an opinion. `stance` is
    None where the question puts no proposal.
    """

    id: str
    number: str
    section: str
    label: str
    wording: str
    wording_note: str
    type: Literal["open", "closed", "multiple"]
    waterfall: Waterfall
    analysed: int
    resolved: int
    in_campaigns: int
    base: int
    small: bool
    findings: tuple[str, ...]
    themes: ThemeTable
    tone: Breakdown
    stance: Breakdown | None
    evidence: Share
    nominations: tuple[Ranking, ...]
    options: Breakdown
    campaigns: tuple[CampaignLine, ...]
    quotations: tuple[QuotationGroup, ...]

    @property
    def title(self) -> str:
        """The number and label readers see: `Question 7: barriers to investing`."""
        return f"Question {self.number}: {self.label}" if self.number else self.label

    @property
    def name(self) -> str:
        """The name where there is no room for a long label: `Question 7`."""
        if self.number or len(self.label) > _LONG:
            return f"Question {self.number or self.id}"
        return self.label

    @property
    def short(self) -> str:
        """The name for a chart's axis: `Q7`."""
        return f"Q{self.number}" if self.number else self.label


class SectionReport(Noun):
    """A part of the questionnaire and its questions."""

    name: str
    questions: tuple[QuestionReport, ...]


class HeatRow(Noun):
    """One question of the heat map: answers with each theme, in the map's order of themes."""

    question_id: str
    name: str
    label: str
    base: int
    small: bool
    counts: tuple[int, ...]


class HeatMap(Noun):
    """Top-level themes, most common first, against questions."""

    themes: tuple[str, ...]
    rows: tuple[HeatRow, ...]


class Reason(Noun):
    """Why something was set aside or wants a look, and how often."""

    reason: str
    n: int


class SetAsideLine(Noun):
    """One thing set aside: where it is and why, never what it says. `row` 0 is the whole file."""

    source: str
    row: int
    column: str
    reason: str


class SetAsideReport(Noun):
    """What was not analysed. `lines` is empty when there are too many to list; the reasons then say how many."""

    n: int
    reasons: tuple[Reason, ...]
    lines: tuple[SetAsideLine, ...]


class Passage(Noun):
    """A titled list of sentences."""

    title: str
    sentences: tuple[str, ...]


class ReportModel(Noun):
    """A whole report: the single source of every number in every format.

    `quoted` says how many quotations have each attribution, `quotation_note` what readers must know of their approval,
    `review_note` how far people looked over the codings, "" where nobody did.
    """

    title: str
    notice: str
    provenance: Provenance
    small_base: int
    themes_shown: int
    campaign_rule: str
    n_respondents: int
    n_with_answer: int
    n_repeats: int
    n_answers: int
    n_analysed: int
    n_base: int
    n_in_campaigns: int
    balanced: bool
    profile: tuple[Breakdown, ...]
    sources: tuple[Reason, ...]
    waterfalls: tuple[Waterfall, ...]
    findings: tuple[str, ...]
    overall: ThemeTable
    heat: HeatMap
    mentions: tuple[Breakdown, ...]
    sections: tuple[SectionReport, ...]
    quoted: Breakdown
    quotation_note: str
    review_note: str
    campaigns: tuple[CampaignLine, ...]
    n_campaign_reviews: int
    reviews: tuple[Reason, ...]
    set_aside: SetAsideReport
    method: tuple[Passage, ...]

    @property
    def n_questions(self) -> int:
        """How many questions were asked; general comments answer none."""
        return sum(question.id != GENERAL_QUESTION_ID for question in self.questions)

    @property
    def questions(self) -> tuple[QuestionReport, ...]:
        """Every question, in order."""
        return tuple(question for section in self.sections for question in section.questions)
