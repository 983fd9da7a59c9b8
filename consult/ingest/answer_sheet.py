"""Which sheets of each file hold answers, and what their columns are."""

from collections.abc import Sequence
from dataclasses import replace

from consult.errors import Problem
from consult.ingest.reading import Opened
from consult.ingest.table.grid import Grid
from consult.ingest.table.headless import Form, fits, share_named, with_columns, without_header
from consult.ingest.table.mapping import Plan
from consult.ingest.table.planning import plan
from consult.settings import IngestSettings
from consult.vocabulary import Questionnaire

Planned = tuple[Opened, list[Form]]
_MOSTLY = 0.5
_NO_HEADER = "no cell of its first row names a column that is known: it is an answer, or the header of another survey."
_REMEDY = (
    "Put the header row of the other exports above it, or give the columns of this survey as aliases in "
    "questionnaire.yaml."
)


def answer_sheets(opened: Sequence[Opened], questionnaire: Questionnaire, settings: IngestSettings) -> list[Planned]:
    """Return each file with its sheets that hold answers, each with what its columns are.

    Of several sheets, those without a question of the questionnaire hold none; a sheet that is alone must fit. A sheet
    without a header row is read in the columns of another file that has the same shape.
    """
    planned = [(one, _of_file(one, questionnaire, settings)) for one in opened]
    headed = [
        (one.source.name, (grid, decided))
        for one, sheets in planned
        for grid, decided in sheets
        if grid.rows and decided.n_questions and share_named(grid, decided) >= _MOSTLY
    ]
    return [_with_headers(one, sheets, headed, questionnaire, settings) for one, sheets in planned]


def _of_file(opened: Opened, questionnaire: Questionnaire, settings: IngestSettings) -> list[Form]:
    grids = [grid for grid in opened.grids if not grid.lists_questions]
    planned = [(grid, plan(grid, questionnaire, settings, opened.source.name)) for grid in grids]
    if len(planned) < 2:
        return planned
    fitting = [(grid, decided) for grid, decided in planned if decided.n_questions]
    return fitting or [max(planned, key=lambda pair: len(pair[0].rows) * len(pair[0].columns))]


def _with_headers(
    opened: Opened,
    sheets: Sequence[Form],
    headed: Sequence[tuple[str, Form]],
    questionnaire: Questionnaire,
    settings: IngestSettings,
) -> Planned:
    """Return a file with those of its sheets that lack a header in the columns of others.

    Where none fits, several rows are a problem, and a row alone is left out to be set aside. What stands in the first
    row may be somebody's words, so nothing shows it.
    """
    settled: list[Form] = []
    new: dict[int, Grid] = {}
    for grid, decided in sheets:
        share = share_named(grid, decided)
        if share >= _MOSTLY or (grid.headless and decided.n_questions):
            settled.append((grid, decided))
            continue
        bare = new[id(grid)] = without_header(grid)
        name, form = next((one for one in headed if fits(bare, one[1], questionnaire)), ("", None))
        if form is not None:
            new[id(grid)] = with_columns(bare, form[0], name)
            settled.append((new[id(grid)], _plan_of(new[id(grid)], form[1])))
        elif share > 0:
            del new[id(grid)]
            settled.append((grid, decided))
        elif len(bare.rows) > 1:
            problem = Problem(_NO_HEADER, _REMEDY, opened.source.name, bare.numbers[0])
            settled.append((bare, replace(plan(bare, questionnaire, settings, ""), problems=(problem,))))
    return replace(opened, grids=tuple(new.get(id(grid), grid) for grid in opened.grids)), settled


def _plan_of(grid: Grid, form: Plan) -> Plan:
    """Return the plan of a form for a sheet that is read in its columns."""
    own = set(grid.names) if grid.long is not None else set()
    return replace(form, labels={label: one for label, one in form.labels.items() if label in own}, notes=())
