"""A first questionnaire from the files themselves: questions, profile and personal columns as their headers say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from consult.errors import PlanMismatch, Problem
from consult.ingest.heading import number, plain, question_id, slug, unnumbered
from consult.ingest.intake import SourceFile
from consult.ingest.layouts import lookup
from consult.ingest.reading import LOOKUP, Opened, open_all, raise_all
from consult.ingest.table import known
from consult.ingest.table.grid import Column, Grid
from consult.ingest.table.mapping import Assignment, Plan, plan
from consult.ingest.table.question_type import is_closed, kind_of, options_of
from consult.settings import IngestSettings
from consult.vocabulary import GENERAL_QUESTION_ID, ProfileField, Question, Questionnaire, QuestionType

_LONGEST_LABEL = 120
_LONGEST_ATTRIBUTE = 60


@dataclass
class _Draft:
    """What the questionnaire will say, header by header; a header that is known already is not asked again."""

    questions: list[Question] = field(default_factory=list)
    profile: dict[str, list[str]] = field(default_factory=dict)
    personal: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    wordings: dict[str, str] = field(default_factory=dict)
    numbered: bool = False
    open_numbers: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Asked:
    """One question before it has an id: its columns' headings, its wording, its values."""

    headings: tuple[str, ...]
    text: str
    values: Sequence[str]
    number: str = ""
    kind: str = ""
    options: tuple[str, ...] = ()


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
    drafted = _Draft(wordings=_lookups(opened))
    for one in opened:
        for grid in _sheets(one):
            _add(drafted, grid, settings)
    if not drafted.questions:
        _from_set_up(drafted, opened)
    if not drafted.questions and not drafted.profile:
        _from_lookup(drafted)
    if not drafted.questions and not drafted.profile and not drafted.personal:
        name = opened[0].source.name if opened else ""
        what = "there is no question in what was given: neither columns of answers nor a list of questions."
        raise PlanMismatch(Problem(what, "Write questionnaire.yaml by hand, or give an export of a survey.", name))
    return Questionnaire(
        id=slug(title, 6) or "consultation",
        title=title,
        questions=tuple(drafted.questions),
        profile=tuple(ProfileField(field=name, aliases=tuple(heads)) for name, heads in drafted.profile.items()),
        personal=tuple(drafted.personal),
        ignore=tuple(drafted.ignore),
    )


def _sheets(opened: Opened) -> list[Grid]:
    """Return the sheets of answers: the fullest, and others with the same columns."""
    grids = [grid for grid in opened.grids if grid.layout != LOOKUP and grid.columns]
    if len(grids) < 2:
        return grids
    main = max(grids, key=lambda grid: len(grid.rows) * len(grid.columns))
    names = {plain(column.heading) for column in main.columns}
    return [grid for grid in grids if {plain(column.heading) for column in grid.columns} == names]


def _add(drafted: _Draft, grid: Grid, settings: IngestSettings) -> None:
    """Add what a sheet has that no sheet before it had."""
    nothing = Questionnaire(id="none", title="", questions=())
    decided = plan(grid, nothing, settings, "")
    asked = []
    for one in decided.assignments:
        header = plain(one.column.heading)
        nameless = one.how == "empty" and one.column.heading == f"Column {one.column.letter}"
        if nameless or one.role == "administrative" or header in drafted.seen:
            continue
        drafted.seen.add(header)
        if one.role == "profile":
            drafted.profile.setdefault(one.target, []).append(one.column.heading)
        elif one.role == "personal":
            drafted.personal.append(one.column.heading)
        elif one.role in ("unmapped", "ignored") and grid.long is None:
            asked.append(one)
        elif one.role in ("unmapped", "ignored"):
            _beside(drafted, grid, one)
    found = list(_columns(asked, grid)) if grid.long is None else list(_labels(drafted, decided, grid))
    _append(drafted, found)


def _append(drafted: _Draft, found: Sequence[_Asked]) -> None:
    """Give questions their ids. Of an open and a closed question with one number the open one has the plain id."""
    if not drafted.questions:
        drafted.numbered = any(_number(one) for one in found)
    drafted.open_numbers = {own for one in found if (own := _number(one)) and _kind(one) is QuestionType.OPEN}
    for one in found:
        drafted.questions.append(_question(drafted, one))


def _beside(drafted: _Draft, grid: Grid, one: Assignment) -> None:
    """Place a column that stands beside the answers of a long sheet: a fact about the respondent, or nothing."""
    by_respondent: dict[str, set[str]] = {}
    for row in grid.rows:
        by_respondent.setdefault(row[grid.places.respondent], set()).add(row[one.column.index])
    constant = all(len(values) == 1 for values in by_respondent.values())
    short = all(len(value) <= _LONGEST_ATTRIBUTE for values in by_respondent.values() for value in values)
    if constant and short:
        drafted.profile.setdefault("attribute", []).append(one.column.heading)
    else:
        drafted.ignore.append(one.column.heading)


def _columns(asked: Sequence[Assignment], grid: Grid) -> Iterator[_Asked]:
    """Yield the questions of a wide sheet: the options of a multiple choice are one, free texts stay apart."""
    groups: dict[str, list[Column]] = {}
    for one in asked:
        if one.column.group:
            groups.setdefault(one.column.group, []).append(one.column)
    joined = {name: columns for name, columns in groups.items() if _is_choice(columns, grid)}
    done = set()
    for one in asked:
        column = one.column
        if column.group in joined:
            if column.group not in done:
                done.add(column.group)
                yield _choice(column.group, joined[column.group])
            continue
        values = grid.column(column.index)
        text = column.title or column.text or column.heading
        yield _Asked((column.heading,), text, values, column.number, column.kind)


def _choice(group: str, columns: Sequence[Column]) -> _Asked:
    options = tuple(dict.fromkeys(column.option for column in columns if column.option))
    text = columns[0].text.rpartition(" - ")[0] or columns[0].text or group
    own = number(group) or number(columns[0].text)
    return _Asked(tuple(column.heading for column in columns), text, (), own, "multiple", options)


def _is_choice(columns: Sequence[Column], grid: Grid) -> bool:
    """Tell whether columns of one question are options to tick, but for one to write in."""
    given = [[value.strip() for value in grid.column(column.index) if value.strip()] for column in columns]
    written = [values for values in given if values and not is_closed(values) and len(set(values)) > 1]
    return len(columns) > 1 and len(written) <= 1


def _labels(drafted: _Draft, decided: Plan, grid: Grid) -> Iterator[_Asked]:
    """Yield the questions of a long sheet: its labels by number, then as they come."""
    by_label: dict[str, list[str]] = {}
    for row in grid.rows:
        by_label.setdefault(row[grid.places.label].strip(), []).append(row[grid.places.answer])
    known_before = {plain(alias) for question in drafted.questions for alias in question.aliases}
    labels = [label for label in decided.labels if plain(label) not in known_before]
    for label in sorted(labels, key=lambda label: (not number(label), _sortable(number(label)))):
        yield _Asked((label,), drafted.wordings.get(plain(label), label), by_label[label], number(label))


def _sortable(number: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|[a-z]+", number)]


def _number(asked: _Asked) -> str:
    return asked.number or number(asked.text) or number(asked.headings[0])


def _question(drafted: _Draft, asked: _Asked) -> Question:
    """Return the question with an id of its own: its number, else its place, else its first words."""
    kind = _kind(asked)
    own, name = _number(asked), ""
    if own:
        name = question_id(own)
    elif drafted.numbered:
        name = slug(asked.headings[0]) or "column"
    else:
        own = str(len(drafted.questions) + 1)
        name = f"q{own}"
    if kind is not QuestionType.OPEN and own in drafted.open_numbers:
        name = f"{name}_choice"
    taken = {question.id for question in drafted.questions} | {GENERAL_QUESTION_ID}
    text = " ".join(asked.text.split())
    label = unnumbered(text).strip() or text
    return Question(
        id=next(one for one in _candidates(name) if one not in taken),
        number=own,
        label=label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1].rstrip()}…",
        wording=text,
        wording_status="from_export",
        type=kind,
        aliases=asked.headings,
        options=asked.options or options_of(asked.values, kind),
    )


def _kind(asked: _Asked) -> QuestionType:
    """Return the type: what a set-up sheet says, else what the values look like."""
    if asked.kind in ("open", "multiple"):
        return QuestionType(asked.kind)
    guessed = kind_of(asked.values)
    return QuestionType.CLOSED if asked.kind == "closed" and guessed is QuestionType.OPEN else guessed


def _candidates(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}_{again}" for again in count(2))


def _lookups(opened: Sequence[Opened]) -> dict[str, str]:
    """Return the wordings that lists of questions give for labels, by plain label."""
    wordings = {}
    for grid in (grid for one in opened for grid in one.grids if grid.layout == LOOKUP):
        places = lookup.where([column.heading for column in grid.columns])
        if places is not None:
            wordings.update(
                {plain(row[places[0]]): row[places[1]].strip() for row in grid.rows if row[places[0]].strip()}
            )
    return wordings


def _from_set_up(drafted: _Draft, opened: Sequence[Opened]) -> None:
    """Add the questions of set-up sheets that came without answers."""
    pointers = [pointer for one in opened if one.setup is not None for pointer in one.setup.pointers]
    found = []
    for pointer in sorted(pointers, key=lambda pointer: pointer.index):
        if pointer.kind == "profile":
            about = known.profile(pointer.title)
            drafted.profile.setdefault(about.name if about else "attribute", []).append(pointer.title)
            continue
        found.append(_Asked((pointer.title,), pointer.title, (), pointer.number, pointer.kind))
    _append(drafted, found)


def _from_lookup(drafted: _Draft) -> None:
    """Add the questions of a list of questions that came without answers."""
    _append(drafted, [_Asked((label,), wording, (), number(label)) for label, wording in drafted.wordings.items()])
