"""What in an export is probably not as it was meant, for a person to look at before a run."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from consult.errors import Problem
from consult.ingest.heading import plain
from consult.ingest.table.grid import Grid
from consult.ingest.table.mapping import Assignment, Plan, shown
from consult.ingest.table.profile import VOCABULARIES, map_value
from consult.ingest.table.scope import names_nobody
from consult.vocabulary import Questionnaire, QuestionType

_MOST_UNIQUE = 0.2
_FEW_OPTIONS = 7
_NEARLY_EMPTY = 0.02
_ENOUGH_FOR_EMPTY = 50
_OWN, _OTHERS = 0.5, 0.8


def likely_mistakes(grid: Grid, plan: Plan, questionnaire: Questionnaire, file: str) -> Iterator[Problem]:
    """Yield what looks wrong: names columns and counts, never values."""
    if grid.headless:
        remedy = "Put a row of headers above the answers, or name the columns under [ingest.columns] in consult.toml."
        yield Problem("there is no header row, so columns are called by their letters.", remedy, file)
    yield from _duplicate_headers(grid, file)
    if grid.long is None:
        yield from _duplicate_ids(grid, plan, file)
        yield from _not_closed(grid, plan, questionnaire, file)
        yield from _shifted(grid, plan, questionnaire, file)
    yield from _nearly_empty(grid, plan, file)


def _duplicate_headers(grid: Grid, file: str) -> Iterator[Problem]:
    for column in grid.columns:
        if column.heading.endswith(")") and (again := column.heading.rpartition(" (")[0]):
            same = [one for one in grid.columns if plain(one.heading) == plain(again)]
            if same and column.heading.rpartition(" (")[2].rstrip(")").isdigit():
                what = f"column {column.letter} has the same header as column {same[0].letter}."
                yield Problem(what, "Give each column a header of its own.", file, 0, shown(column))


def _duplicate_ids(grid: Grid, plan: Plan, file: str) -> Iterator[Problem]:
    for one in plan.of("administrative", "id"):
        counts = Counter(value.strip() for value in grid.column(one.column.index) if not names_nobody(value))
        again = [place for place, value in enumerate(grid.column(one.column.index)) if counts[value.strip()] > 1]
        if again:
            rows = ", ".join(str(grid.numbers[place]) for place in again[:20])
            what = f"{len(again)} rows share a respondent id with another row ({rows})."
            remedy = "Correct the ids, or leave them: of rows that agree the last stands, others are other people's."
            yield Problem(what, remedy, file, 0, shown(one.column))


def _not_closed(grid: Grid, plan: Plan, questionnaire: Questionnaire, file: str) -> Iterator[Problem]:
    for one in _closed(plan, questionnaire):
        given = [value.strip() for value in grid.column(one.column.index) if value.strip()]
        if len(set(given)) > max(_FEW_OPTIONS, _MOST_UNIQUE * len(given)):
            what = f"{one.target} is a closed question, and {len(set(given))} of its {len(given)} answers differ."
            yield Problem(what, "It looks like free text: set its type to open.", file, 0, shown(one.column))


def _closed(plan: Plan, questionnaire: Questionnaire) -> list[Assignment]:
    closed = {question.id for question in questionnaire.questions if question.type is QuestionType.CLOSED}
    return [one for one in plan.of("question") if one.target in closed and not one.column.group]


def _shifted(grid: Grid, plan: Plan, questionnaire: Questionnaire, file: str) -> Iterator[Problem]:
    """Yield columns whose values are another column's: few are its own, most are the other's."""
    known = dict(lists(plan, questionnaire))
    for one in plan.assignments:
        own = known.get(one.column.index)
        values = [value.strip() for value in grid.column(one.column.index) if value.strip()]
        if own is None or not values or _share(values, own) >= _OWN:
            continue
        fits = [
            index for index, other in known.items() if index != one.column.index and _share(values, other) >= _OTHERS
        ]
        if fits:
            letters = ", ".join(grid.columns[index].letter for index in fits)
            what = f"its values are those of column {letters}, not its own: columns may be shifted."
            yield Problem(what, "Compare the header with the values below it.", file, 0, shown(one.column))


def lists(plan: Plan, questionnaire: Questionnaire) -> Iterator[tuple[int, Callable[[str], bool]]]:
    """Yield for each column whose values come from a list what tells its values from others."""
    for one in plan.assignments:
        if one.role == "profile" and one.target in VOCABULARIES and one.target != "consent":
            yield one.column.index, lambda value, field=one.target: bool(map_value(field, value))  # type: ignore[misc]
        question = questionnaire.by_id.get(one.target) if one.role == "question" else None
        if question is not None and question.options and not one.column.group:
            options = {plain(option) for option in question.options}
            yield one.column.index, lambda value, options=options: plain(value) in options  # type: ignore[misc]


def _share(values: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(1 for value in values if fits(value)) / len(values)


def _nearly_empty(grid: Grid, plan: Plan, file: str) -> Iterator[Problem]:
    for one in plan.of("question"):
        given = sum(1 for value in grid.column(one.column.index) if value.strip())
        if len(grid.rows) >= _ENOUGH_FOR_EMPTY and given < _NEARLY_EMPTY * len(grid.rows):
            what = f"only {given} of {len(grid.rows)} rows answer it."
            yield Problem(what, "Make sure that the export is whole.", file, 0, shown(one.column))
