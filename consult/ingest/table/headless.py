"""A sheet that came without its header row: read in the columns of a sheet that has one, where it has its shape."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from consult.ingest.heading import distinct
from consult.ingest.table.grid import Column, Grid
from consult.ingest.table.identifier import is_id
from consult.ingest.table.mapping import Plan
from consult.ingest.table.mistakes import lists
from consult.ingest.table.moment import is_moment
from consult.vocabulary import Questionnaire

Form = tuple[Grid, Plan]
"""A sheet with a header, and what its columns are."""

_BY_NAME = ("setting", "alias", "exact", "fuzzy", "number", "header", "set-up")
"""How a column is matched where its header says what it is."""


def share_named(grid: Grid, plan: Plan) -> float:
    """Return which share of the cells in a header are names of columns that are known; 1 for a header of several rows.

    Bare numbers name questions only where they count up, or where the questionnaire has them among its aliases.
    """
    if grid.headless:
        return 0.0
    if len(grid.header) != 1 or grid.long is not None:
        return 1.0
    given = [(cell.strip(), one.how) for cell, one in zip(grid.header[0], plan.assignments, strict=True)]
    given = [(cell, how) for cell, how in given if cell]
    counts_up = _counts_up([cell for cell, _ in given])
    named = sum(1 for cell, how in given if how in _BY_NAME and (how != "number" or counts_up or not cell.isdecimal()))
    return named / len(given) if given else 1.0


def _counts_up(headings: Sequence[str]) -> bool:
    """Tell whether numbers among the headings are those of questions, in order."""
    numbers = [int(heading) for heading in headings if heading.isdecimal()]
    return len(numbers) > 1 and all(after == before + 1 for before, after in pairwise(numbers))


def with_columns(bare: Grid, form: Grid, file: str) -> Grid:
    """Return a sheet without a header in the columns of a form, which came in that file."""
    note = f'it has no header row, and was read in the columns of "{file}": look whether each answer is in its place'
    return replace(
        bare,
        layout=f"{form.layout}, header row missing",
        columns=form.columns,
        rows=[(row + [""] * len(form.columns))[: len(form.columns)] for row in bare.rows],
        long=form.long,
        headless=False,
        notes=(*bare.notes, note),
        values={},
    )


def without_header(grid: Grid) -> Grid:
    """Return a sheet with its header row among the answers; its columns are called by their letters."""
    if grid.headless:
        return replace(grid, notes=tuple(note for note in grid.notes if not note.startswith("no header row")))
    names = distinct([""] * len(grid.columns))
    return replace(
        grid,
        layout="no header row",
        columns=tuple(Column(index=index, heading=name) for index, name in enumerate(names)),
        rows=[list(grid.header[0]), *grid.rows],
        numbers=[*grid.header_rows, *grid.numbers],
        header_rows=(),
        header=(),
        headless=True,
        values={},
    )


def fits(bare: Grid, form: Form, questionnaire: Questionnaire) -> bool:
    """Tell whether the rows of a sheet without a header have the shape of a form.

    They are no wider; and of what they hold in its columns of ids, dates, e-mail addresses, types of respondent,
    choices and question labels more than half is of that kind. Where they hold nothing there, they must be as wide.
    """
    width = max((index + 1 for row in bare.rows for index, cell in enumerate(row) if cell.strip()), default=0)
    columns = form[0].columns
    if not 1 < width <= len(columns):
        return False
    told = [
        is_kind(row[index])
        for index, is_kind in _kinds(form, questionnaire)
        for row in bare.rows
        if index < len(row) and row[index].strip()
    ]
    return 2 * sum(told) > len(told) if told else width == len(columns)


def _kinds(form: Form, questionnaire: Questionnaire) -> Iterator[tuple[int, Callable[[str], bool]]]:
    """Yield the columns of a form whose values are of a kind, with what tells the kind."""
    grid, plan = form
    yield from lists(plan, questionnaire)
    duties = {"id": is_id, "submitted_at": is_moment, "other_date": is_moment}
    for one in plan.of("administrative"):
        if one.target in duties:
            yield one.column.index, duties[one.target]
    for one in plan.of("personal", "email"):
        yield one.column.index, lambda value: "@" in value
    if grid.long is not None:
        yield grid.long.label, lambda value: value.strip() in plan.labels
