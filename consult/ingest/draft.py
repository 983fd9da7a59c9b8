"""A first questionnaire from the files themselves: questions, profile and personal columns as their headers say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from consult.errors import PlanMismatch, Problem
from consult.ingest.heading import plain, question_id, slug, unnumbered
from consult.ingest.intake import SourceFile
from consult.ingest.layouts import lookup
from consult.ingest.reading import Opened, open_all, raise_all
from consult.ingest.table import known
from consult.ingest.table.asked import Asked, by_columns, by_labels, listed, united, with_leading_numbers
from consult.ingest.table.grid import Column, Grid
from consult.ingest.table.mapping import Assignment, Plan
from consult.ingest.table.planning import plan
from consult.settings import IngestSettings
from consult.vocabulary import COUNTED, GENERAL_QUESTION_ID, ProfileField, Question, Questionnaire, QuestionType

_LONGEST_LABEL = 120
_LONGEST_ATTRIBUTE = 60


@dataclass
class _Draft:
    """What the questionnaire will say, header by header; a header that is known already is not asked again.

    `wordings` is what lists of questions say, by plain label; `numbered` tells whether the first sheet has numbers.
    """

    wordings: dict[str, str]
    asked: list[Asked] = field(default_factory=list)
    profile: dict[str, list[str]] = field(default_factory=dict)
    personal: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    numbered: bool = False

    def ask(self, found: Sequence[Asked]) -> None:
        """Add the questions of one more sheet."""
        self.numbered = self.numbered if self.asked else any(one.number for one in found)
        self.asked = united(self.asked, found)

    def describe(self, name: str, heading: str) -> None:
        """Add a header that asks about the respondent."""
        self.profile.setdefault(name, []).append(heading)


def draft(sources: Sequence[SourceFile], title: str, settings: IngestSettings) -> Questionnaire:
    """Draft a questionnaire that every column of the files maps to.

    Questions come from the columns of a wide export, from the labels of a long one, from set-up sheets and from lists
    of questions. Types and options are guessed from the values.

    Raises:
        UnreadableFile, UnsafeFile: lists every file that cannot be read.
        PlanMismatch: no file has a question in it.
    """
    opened, errors = open_all(sources, settings)
    raise_all(errors)
    return draft_from(opened, title, settings)


def draft_from(opened: Sequence[Opened], title: str, settings: IngestSettings) -> Questionnaire:
    """Draft a questionnaire from files that are open already."""
    lists = _lists(opened)
    drafted = _Draft(wordings={plain(label): wording for label, wording in lists.items()})
    for one in opened:
        for grid in _sheets(one):
            _add(drafted, grid, settings)
    if not drafted.asked:
        _from_set_up(drafted, opened)
    if not drafted.asked and not drafted.profile:
        drafted.ask([listed(label, wording) for label, wording in lists.items()])
    if not drafted.asked and not drafted.profile and not drafted.personal:
        name = next((one.source.name for one in opened if not one.left_out), "")
        what = "there is no question in what was given: neither columns of answers nor a list of questions."
        raise PlanMismatch(Problem(what, "Write questionnaire.yaml by hand, or give an export of a survey.", name))
    return Questionnaire(
        id=slug(title, 6) or "consultation",
        title=title,
        questions=tuple(_questions(drafted)),
        profile=tuple(ProfileField(field=name, aliases=tuple(heads)) for name, heads in drafted.profile.items()),
        personal=tuple(drafted.personal),
        ignore=tuple(drafted.ignore),
    )


def _sheets(opened: Opened) -> list[Grid]:
    """Return the sheets of answers: the fullest, and others with the same columns."""
    grids = [grid for grid in opened.grids if not grid.lists_questions and grid.columns]
    if len(grids) < 2:
        return grids
    main = max(grids, key=lambda grid: len(grid.rows) * len(grid.columns))
    names = {plain(column.heading) for column in main.columns}
    return [grid for grid in grids if {plain(column.heading) for column in grid.columns} == names]


def _add(drafted: _Draft, grid: Grid, settings: IngestSettings) -> None:
    """Add what a sheet has that no sheet before it had."""
    decided = plan(grid, Questionnaire(id="none", title="", questions=()), settings, "")
    columns: list[Column] = []
    for one in decided.assignments:
        heading = one.column.heading
        nameless = one.how == "empty" and heading == f"Column {one.column.letter}"
        if nameless or one.role == "administrative" or plain(heading) in drafted.seen:
            continue
        drafted.seen.add(plain(heading))
        if one.role == "profile":
            drafted.describe(one.target, heading)
        elif one.role == "personal":
            drafted.personal.append(heading)
        elif one.how == "header":
            drafted.ignore.append(heading)
        elif grid.long is None:
            columns.append(one.column)
        else:
            _beside(drafted, grid, one)
    if grid.long is None:
        drafted.ask(with_leading_numbers(list(by_columns(columns, grid, drafted.wordings))))
    else:
        drafted.ask(list(by_labels(_new_labels(drafted, decided), grid, drafted.wordings)))


def _new_labels(drafted: _Draft, decided: Plan) -> list[str]:
    """Return the labels of a long sheet that are questions of none before it; add those of personal details."""
    before = {plain(heading) for asked in drafted.asked for heading in asked.headings} | drafted.seen
    labels = {label: one for label, one in decided.labels.items() if plain(label) not in before}
    drafted.seen.update(map(plain, labels))
    drafted.personal += [label for label, one in labels.items() if one.role == "personal"]
    return [label for label, one in labels.items() if one.role != "personal"]


def _beside(drafted: _Draft, grid: Grid, one: Assignment) -> None:
    """Place a column that stands beside the answers of a long sheet: a fact about the respondent, or nothing."""
    by_respondent: dict[str, set[str]] = {}
    for row in grid.rows:
        by_respondent.setdefault(row[grid.places.respondent], set()).add(row[one.column.index])
    constant = all(len(values) == 1 for values in by_respondent.values())
    short = all(len(value) <= _LONGEST_ATTRIBUTE for values in by_respondent.values() for value in values)
    if constant and short:
        drafted.describe("attribute", one.column.heading)
    else:
        drafted.ignore.append(one.column.heading)


def _questions(drafted: _Draft) -> Iterator[Question]:
    """Yield the questions with ids of their own: their number, else their place, else their first words.

    Of an open and a closed question with one number the open one has the plain id.
    """
    open_numbers = {one.number for one in drafted.asked if one.type is QuestionType.OPEN}
    taken = {GENERAL_QUESTION_ID}
    for place, one in enumerate(drafted.asked, 1):
        number, name = one.number, question_id(one.number)
        if not number and drafted.numbered:
            name = slug(one.headings[0]) or "column"
        elif not number:
            number, name = str(place), f"q{place}"
        if number in open_numbers and one.type is not QuestionType.OPEN:
            name = f"{name}_choice"
        name = next(free for free in _candidates(name) if free not in taken)
        taken.add(name)
        yield _question(one, name, number, COUNTED if number and not one.number else "")


def _question(asked: Asked, name: str, number: str, number_status: str) -> Question:
    wording = " ".join(asked.wording.split())
    label = asked.label or unnumbered(wording).strip() or wording
    return Question(
        id=name,
        number=number,
        number_status=number_status,
        label=label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1].rstrip()}…",
        wording=wording,
        wording_status="from_export",
        type=asked.type,
        aliases=asked.headings,
        options=asked.choices,
    )


def _candidates(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}_{again}" for again in count(2))


def _lists(opened: Sequence[Opened]) -> dict[str, str]:
    """Return the wordings that lists of questions give, by label."""
    lists = [grid for one in opened for grid in one.grids if grid.lists_questions]
    return {label: wording for grid in lists for label, wording in lookup.wordings(grid).items()}


def _from_set_up(drafted: _Draft, opened: Sequence[Opened]) -> None:
    """Add the questions of set-up sheets that came without answers."""
    pointers = [pointer for one in opened if one.setup is not None for pointer in one.setup.pointers]
    found = []
    for pointer in sorted(pointers, key=lambda pointer: pointer.index):
        if pointer.kind == "profile":
            about = known.profile(pointer.title)
            drafted.describe(about.name if about else "attribute", pointer.title)
        else:
            found.append(Asked((pointer.title,), pointer.title, (), pointer.number, pointer.kind))
    drafted.ask(found)
