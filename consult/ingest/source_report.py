"""How one file would be read: column by column, and which values its lists hold; never a word of an answer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from consult.errors import visible
from consult.ingest.heading import plain
from consult.ingest.intake import Intake
from consult.ingest.reading import Opened
from consult.ingest.table.choice import is_written
from consult.ingest.table.grid import Grid
from consult.ingest.table.headless import Form
from consult.ingest.table.mapping import Assignment, Plan
from consult.ingest.table.profile import map_value
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


def report(opened: Opened, sheets: Sequence[Form], questionnaire: Questionnaire, intake: Intake) -> SourceReport:
    """Return how a file would be read, from its sheets of answers and what was taken from them."""
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
        closed=tuple(_values(grid, one, questionnaire.by_id[one.target].options) for grid, one in closed),
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


def _values(grid: Grid, one: Assignment, options: Sequence[str] = ()) -> ValueReport:
    """Count the values of a list; values too long or too many to be a list's, or written in, are only counted."""
    asked = f"{one.column.heading} {one.column.text}".strip()
    known = one.role == "profile"
    values = grid.column(one.column.index)
    counts = Counter(value.strip() for value in values if value.strip())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    fit = [pair for pair in ranked if len(pair[0]) <= _LONGEST_CATEGORY][:_MOST_CATEGORIES]
    listed = {plain(option) for option in options}
    shown = fit if known or not is_written(one.column, values) else [pair for pair in fit if plain(pair[0]) in listed]
    return ValueReport(
        column=one.column.letter,
        header=one.column.heading,
        target=one.target,
        counts=tuple((visible(value), n, map_value(one.target, value, asked) if known else "") for value, n in shown),
        n_not_shown=len(ranked) - len(shown),
    )
