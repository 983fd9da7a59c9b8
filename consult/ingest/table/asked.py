"""The questions that a sheet asks, before they have ids: from its columns, or from the labels of one answer a row."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from consult.ingest.heading import leading, number, plain, unnumbered
from consult.ingest.table.choice import are_options, ticked
from consult.ingest.table.grid import Column, Grid
from consult.ingest.table.question_type import choices_among, kind_of, options_of
from consult.vocabulary import QuestionType


@dataclass(frozen=True)
class Asked:
    """One question: the headings of its columns, its wording and its values.

    `given` is its number where something other than its wording says it; `kind` (open, closed or multiple) and
    `options` are empty where the values must tell; `label` is what a list of questions calls it.
    """

    headings: tuple[str, ...]
    wording: str
    values: Sequence[str] = ()
    given: str = ""
    kind: str = ""
    options: tuple[str, ...] = ()
    label: str = ""

    @property
    def number(self) -> str:
        """The number of the question, "" where it has none."""
        return self.given or number(self.wording) or number(self.headings[0])

    @cached_property
    def type(self) -> QuestionType:
        """What a set-up sheet says, else what the values look like."""
        if self.kind in ("open", "multiple"):
            return QuestionType(self.kind)
        guessed = kind_of(self.values)
        return QuestionType.CLOSED if self.kind == "closed" and guessed is QuestionType.OPEN else guessed

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The options, in order of first use; none for an open question."""
        return self.options or options_of(self.values, self.type)

    @property
    def subject(self) -> str:
        """What tells one wording from another, whatever its number."""
        return plain(unnumbered(self.wording))


def by_columns(columns: Sequence[Column], grid: Grid, wordings: Mapping[str, str]) -> Iterator[Asked]:
    """Yield the questions of some columns: the options of a multiple choice are one, free texts stay apart.

    Args:
        columns: those of a sheet with one respondent a row that may be answers.
        grid: the sheet.
        wordings: what a list of questions says of a heading, by plain heading.
    """
    groups: dict[str, list[Column]] = {}
    for column in columns:
        if column.group:
            groups.setdefault(column.group, []).append(column)
    joined = {name: them for name, them in groups.items() if are_options([grid.column(one.index) for one in them])}
    for column in columns:
        if column.group not in joined:
            yield _single(column, grid.column(column.index), wordings.get(plain(column.heading), ""))
        elif column is joined[column.group][0]:
            yield _choice(column.group, joined[column.group], any(ticked(joined[column.group], grid)))


def with_leading_numbers(found: Sequence[Asked]) -> list[Asked]:
    """Take bare numbers before wordings ("1 Do you agree?") for question numbers, where several stand in order."""
    numbers = [leading(one.wording) for one in found]
    given = [int(own) for own in numbers if own]
    if any(one.number for one in found) or len(set(given)) < 2 or given != sorted(given):
        return list(found)
    return [replace(one, given=own) if own else one for one, own in zip(found, numbers, strict=True)]


def _single(column: Column, values: Sequence[str], listed: str) -> Asked:
    wording = column.title or column.text or listed or column.heading
    if column.group and column.option and plain(column.option) not in plain(wording):
        wording = f"{wording} - {column.option}"
    label = unnumbered(column.heading).strip() if listed and wording == listed else ""
    return Asked((column.heading,), wording, values, column.number, column.kind, label=label)


def _choice(group: str, columns: Sequence[Column], are_ticks: bool) -> Asked:
    """Return the question of several columns; what is rated or replied to one by one has no options to count."""
    first = columns[0]
    wording = first.text.removesuffix(f" - {first.option}") or group
    options = tuple(dict.fromkeys(column.option for column in columns if are_ticks and column.option))
    headings = tuple(column.heading for column in columns)
    return Asked(headings, wording, (), number(group) or number(first.text), "multiple", options)


def by_labels(labels: Collection[str], grid: Grid, wordings: Mapping[str, str]) -> Iterator[Asked]:
    """Yield the questions of a sheet with one answer a row: its labels by number, then as they come."""
    answers = grid.answers()
    for label in sorted(labels, key=lambda label: (not number(label), _sortable(number(label)))):
        yield listed(label, wordings.get(plain(label), ""), answers[label])


def listed(label: str, wording: str, values: Sequence[str] = ()) -> Asked:
    """Return the question that a label stands for, with the wording that a list of questions gives it, if any."""
    return Asked((label,), wording or label, values, number(label), label=unnumbered(label).strip() if wording else "")


def _sortable(own: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|[a-z]+", own)]


def united(before: Sequence[Asked], found: Sequence[Asked]) -> list[Asked]:
    """Return the questions of earlier sheets and those of one more, where the same wording is one question.

    A wording that a sheet has twice (Please explain) says nothing: its questions stay apart.
    """
    subjects = [one.subject for one in found]
    asked = list(before)
    for one in found:
        same = [place for place, other in enumerate(before) if other.subject == one.subject]
        both = _both(before[same[0]], one) if len(same) == 1 and subjects.count(one.subject) == 1 else None
        if both is None:
            asked.append(one)
        else:
            asked[same[0]] = both
    return asked


def _both(first: Asked, second: Asked) -> Asked | None:
    """Return two questions of one wording as one, None where their numbers or types differ.

    A choice may come as a column for each option from one platform and as choices joined in a cell from another.
    """
    if first.number and second.number and first.number != second.number:
        return None
    if first.type is second.type:
        options = tuple(dict.fromkeys((*first.choices, *second.choices)))
        return _joined(first, second, first.type, options)
    multiple, other = (first, second) if first.type is QuestionType.MULTIPLE else (second, first)
    choices = choices_among(other.values, multiple.choices) if multiple.type is QuestionType.MULTIPLE else ()
    if not choices:
        return None
    return _joined(first, second, QuestionType.MULTIPLE, tuple(dict.fromkeys((*multiple.choices, *choices))))


def _joined(first: Asked, second: Asked, kind: QuestionType, options: tuple[str, ...]) -> Asked:
    return replace(
        first,
        headings=(*first.headings, *second.headings),
        values=(),
        kind=kind.value,
        options=options,
        label=first.label or second.label,
    )
