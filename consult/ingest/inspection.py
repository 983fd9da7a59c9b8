"""What `consult check` shows: how every file would be read, and what looks wrong. Nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace

from consult import tables
from consult.errors import InputError, PlanMismatch, Problem, visible
from consult.ingest.account import Account
from consult.ingest.answer_sheet import answer_sheets
from consult.ingest.assembly import Assembly
from consult.ingest.comparison import Comparison, compare
from consult.ingest.draft import draft_from
from consult.ingest.intake import Intake, SourceFile
from consult.ingest.reading import Opened, open_all
from consult.ingest.reception import finish, take
from consult.ingest.table.grid import Grid
from consult.ingest.table.identity import Identities
from consult.ingest.table.mapping import Assignment, Plan
from consult.ingest.table.mistakes import likely_mistakes
from consult.ingest.table.profile import map_value
from consult.settings import IngestSettings
from consult.vocabulary import Questionnaire, QuestionType

_LONGEST_CATEGORY = 60
_MOST_CATEGORIES = 40


@dataclass(frozen=True)
class ColumnReport:
    """What one column, or one label of a long sheet, was taken for; fields as in `mapping.Assignment`."""

    sheet: str
    letter: str
    header: str
    role: str
    target: str
    how: str
    score: float
    n_given: int
    n_distinct: int


@dataclass(frozen=True)
class ValueReport:
    """How often each value of a closed list came; `mapped` is what a profile value stands for, "" where unknown."""

    column: str
    header: str
    target: str
    counts: tuple[tuple[str, int, str], ...]
    n_not_shown: int = 0


@dataclass(frozen=True)
class SourceReport:
    """How one file would be read."""

    source_id: str
    name: str
    reader: str
    layout: str
    header_rows: tuple[int, ...]
    n_rows: int
    n_columns: int
    n_documents: int
    columns: tuple[ColumnReport, ...]
    set_aside: dict[str, int]
    consents: tuple[ValueReport, ...]
    closed: tuple[ValueReport, ...]
    profile: tuple[ValueReport, ...]


@dataclass(frozen=True)
class Inspection:
    """How all files would be read: `problems` stop a run; `intake` is what it would take.

    `compared` has one comparison for each file, where others were received before.
    """

    sources: tuple[SourceReport, ...]
    problems: tuple[Problem, ...]
    mistakes: tuple[Problem, ...]
    questionnaire: Questionnaire | None
    intake: Intake | None
    compared: tuple[Comparison, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether a run would go ahead."""
        return not self.problems

    @property
    def totals(self) -> dict[str, dict[str, int]]:
        """Rows and cells by outcome, over all sources."""
        if self.intake is None:
            return {}
        totals: dict[str, dict[str, int]] = {}
        ledger = self.intake.ledger
        for unit, outcome, n in zip(ledger["unit"], ledger["outcome"], ledger["n"].tolist(), strict=True):
            of_unit = totals.setdefault(unit, {})
            of_unit[outcome] = of_unit.get(outcome, 0) + n
        return totals

    def to_dict(self) -> dict[str, object]:
        """Return everything but answers, ready for JSON."""
        reviews = [] if self.intake is None else self.intake.reviews.to_dict("records")
        return {
            "ready": self.ready,
            "sources": [asdict(source) for source in self.sources],
            "compared": [asdict(one) for one in self.compared],
            "problems": [asdict(problem) for problem in self.problems],
            "mistakes": [asdict(problem) for problem in self.mistakes],
            "reviews": reviews,
            "n_respondents": 0 if self.intake is None else len(self.intake.respondents),
            "totals": self.totals,
            "balanced": self.intake is None or tables.Ledger.balanced(self.intake.ledger),
        }


def check(
    sources: Sequence[SourceFile],
    questionnaire: Questionnaire | None,
    settings: IngestSettings,
    received: Sequence[SourceFile] = (),
) -> Inspection:
    """Show how files would be read after those received. Without a questionnaire one is drafted from the files.

    Content never raises: whatever is wrong with it is among the problems.
    """
    opened, errors = open_all([*received, *sources], settings)
    problems = [problem for error in errors for problem in error.problems]
    if questionnaire is None:
        try:
            questionnaire = draft_from(opened, "Drafted from the files", settings)
        except PlanMismatch as error:
            return Inspection((), (*problems, *error.problems), (), None, None)
    planned = answer_sheets(opened, questionnaire, settings)
    problems += [problem for _, sheets in planned for _, plan in sheets for problem in plan.problems]
    account = Account()
    assembly, identities = Assembly(account), Identities(account, questionnaire)
    read: list[Opened] = []
    for one, sheets in planned:
        try:
            take(one, sheets, assembly, identities, questionnaire, settings)
            read.append(one)
        except InputError as error:
            problems += error.problems
    whole = finish(read, assembly)
    late = [(one, sheets) for one, sheets in planned if one.source in set(sources)]
    intake = _only(whole, [one.source_id for one, _ in late])
    compared = [compare(whole, one.source_id) for one, _ in late if received and not one.left_out]
    reports = tuple(_report(one, sheets, questionnaire, intake) for one, sheets in late)
    mistakes = [
        mistake
        for one, sheets in late
        for grid, plan in sheets
        for mistake in likely_mistakes(grid, plan, questionnaire, one.source.name)
    ]
    return Inspection(reports, tuple(problems), tuple(mistakes), questionnaire, intake, tuple(compared))


def _only(intake: Intake, source_ids: Sequence[str]) -> Intake:
    """Return the part of an intake that came from some sources."""
    tables = {one.name: getattr(intake, one.name) for one in fields(intake)}
    own = {name: table[table["source_id"].isin(source_ids)] for name, table in tables.items() if "source_id" in table}
    return replace(intake, **own)


def _report(
    opened: Opened, sheets: Sequence[tuple[Grid, Plan]], questionnaire: Questionnaire, intake: Intake
) -> SourceReport:
    source_id = opened.source_id
    ledger = intake.ledger
    aside = ledger[(ledger["source_id"] == source_id) & (ledger["unit"] == "row") & (ledger["outcome"] == "set_aside")]
    types = {question.id: question.type for question in questionnaire.questions}
    roles = [(grid, one) for grid, plan in sheets for one in plan.assignments]
    consents = [(grid, one) for grid, one in roles if one.role == "profile" and one.target == "consent"]
    others = [(grid, one) for grid, one in roles if one.role == "profile" and one.target != "consent"]
    closed = [
        (grid, one)
        for grid, one in roles
        if one.role == "question" and types.get(one.target, QuestionType.OPEN) is not QuestionType.OPEN
    ]
    return SourceReport(
        source_id=source_id,
        name=opened.source.name,
        reader=opened.reader,
        layout=opened.layout,
        header_rows=sheets[0][0].header_rows if sheets else (),
        n_rows=sum(len(grid.rows) for grid, _ in sheets),
        n_columns=max((len(grid.columns) for grid, _ in sheets), default=0),
        n_documents=len(opened.mailbag.documents) if opened.mailbag is not None else 0,
        columns=tuple(report for grid, plan in sheets for report in _columns(grid, plan)),
        set_aside={str(reason): int(n) for reason, n in aside.groupby("reason")["n"].sum().items()},
        consents=tuple(_values(grid, one) for grid, one in consents),
        closed=tuple(_values(grid, one) for grid, one in closed),
        profile=tuple(_values(grid, one) for grid, one in others),
    )


def _columns(grid: Grid, plan: Plan) -> list[ColumnReport]:
    reports = [_column(grid, one, grid.column(one.column.index)) for one in plan.assignments]
    if grid.long is not None:
        answers = grid.answers()
        reports += [_column(grid, one, answers[label]) for label, one in plan.labels.items()]
    return reports


def _column(grid: Grid, one: Assignment, values: Sequence[str]) -> ColumnReport:
    given = [value.strip() for value in values if value and not value.isspace()]
    return ColumnReport(
        sheet=grid.sheet,
        letter=one.column.letter,
        header=" ".join(one.column.heading.split()),
        role=one.role,
        target=one.target,
        how=one.how,
        score=round(one.score, 3),
        n_given=len(given),
        n_distinct=len(set(given)),
    )


def _values(grid: Grid, one: Assignment) -> ValueReport:
    """Count the values of a list; values too long or too many to be a list's are only counted."""
    asked = f"{one.column.heading} {one.column.text}".strip()
    known = one.role == "profile"
    counts = Counter(value.strip() for value in grid.column(one.column.index) if value.strip())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [pair for pair in ranked if len(pair[0]) <= _LONGEST_CATEGORY][:_MOST_CATEGORIES]
    return ValueReport(
        column=one.column.letter,
        header=one.column.heading,
        target=one.target,
        counts=tuple((visible(value), n, map_value(one.target, value, asked) if known else "") for value, n in shown),
        n_not_shown=len(ranked) - len(shown),
    )
