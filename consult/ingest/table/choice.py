"""The columns of one question: one, or one for each option that could be ticked or rated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consult.ingest.heading import plain
from consult.ingest.table.grid import Column, Grid
from consult.ingest.table.mapping import Plan
from consult.ingest.table.prose import are_free_text
from consult.ingest.table.question_type import is_closed, kind_of
from consult.vocabulary import QuestionType

TICKED = frozenset(("yes", "y", "1", "true", "selected", "checked", "x", "✓", "✔"))
UNTICKED = frozenset(("no", "n", "0", "false", "not selected", "unchecked"))
_SAID = frozenset(("no", "n", "false"))
"""What says that an option was not ticked only where ticking was asked for: in a table of statements it is a reply."""

_WRITE_IN = re.compile(r"\b(other|others|specify|arall)\b")
_TICKING = re.compile(
    r"\b(which|(tick|select|choose|check)( \w+){0,3} (all|any|box|boxes|options|many|up)|that apply)\b"
)


@dataclass(frozen=True)
class QuestionColumns:
    """A question and its columns: one, or the options of a multiple choice.

    `ticked` tells of each option whether its column says no more than that it was chosen or was not.
    """

    question_id: str
    indexes: tuple[int, ...]
    options: tuple[str, ...]
    ticked: tuple[bool, ...]

    def text(self, row: Sequence[str]) -> str:
        """Return the answer in a row: what is in the column; of several, the options that are ticked, or each reply."""
        if len(self.indexes) == 1:
            return row[self.indexes[0]]
        columns = zip(self.indexes, self.options, self.ticked, strict=True)
        chosen = [self._chosen(row[index], option, ticked) for index, option, ticked in columns]
        return "; ".join(one for one in chosen if one)

    def _chosen(self, value: str, option: str, ticked: bool) -> str:
        """Return what one column adds to the answer: the option when it is ticked, else the option and the reply."""
        told = value.strip().casefold()
        if not told:
            return ""
        if ticked and told in TICKED | UNTICKED:
            return option if told in TICKED else ""
        alone = not option or told == option.strip().casefold() or (any(self.ticked) and _is_write_in(option))
        return value if alone else f"{option}: {value}"


def questions(plan: Plan, grid: Grid) -> list[QuestionColumns]:
    """Return the questions of a sheet in column order."""
    by_question: dict[str, list[Column]] = {}
    for one in plan.of("question"):
        by_question.setdefault(one.target, []).append(one.column)
    return [
        QuestionColumns(
            question_id,
            tuple(column.index for column in columns),
            tuple(column.option for column in columns),
            ticked(columns, grid) if len(columns) > 1 else (False,),
        )
        for question_id, columns in by_question.items()
    ]


def are_options(columns: Sequence[Sequence[str]]) -> bool:
    """Tell whether the columns of a group are options to tick or to rate, but for one to write in."""
    given = [[value.strip() for value in values if value.strip()] for values in columns]
    written = [values for values in given if values and not is_closed(values) and len(set(values)) > 1]
    return len(columns) > 1 and len(written) <= 1


def ticked(columns: Sequence[Column], grid: Grid) -> tuple[bool, ...]:
    """Return which columns of a question hold ticks: all but those to write in, or none.

    "No" and "false" are replies, unless the question asks to tick or has a column to write in: else a table of
    statements that somebody rejects one by one would become a blank.
    """
    given = [_told(column, grid.column(column.index)) for column in columns]
    named = [_is_write_in(column.option) for column in columns]
    written = [name or are_free_text(grid.column(one.index)) for name, one in zip(named, columns, strict=True)]
    marks = {mark for told, apart in zip(given, written, strict=True) if not apart for mark in told}
    alike = all(_is_tick(told) or apart for told, apart in zip(given, written, strict=True))
    asks = any(named) or any(asks_to_tick(f"{column.text} {column.group}") for column in columns)
    if not alike or (marks & _SAID and not asks):
        return (False,) * len(columns)
    return tuple(told <= marks or not apart for told, apart in zip(given, written, strict=True))


def is_written(column: Column, values: Sequence[str]) -> bool:
    """Tell whether a column of a closed question holds what people wrote, not what they chose: "other", free text."""
    names = [column.option] if column.group else [column.heading, column.text]
    named = any(_is_write_in(name) for name in names if name or column.group)
    return named or kind_of(values) is QuestionType.OPEN


def asks_to_tick(wording: str) -> bool:
    """Tell whether a question asks to tick: "which", "select all that apply"."""
    return _TICKING.search(plain(wording)) is not None


def _told(column: Column, values: Sequence[str]) -> set[str]:
    """Return what a column says, without case, but for the words of its own option."""
    told = {value.strip().casefold() for value in values if value and not value.isspace()}
    return told - {column.option.strip().casefold()}


def _is_tick(told: set[str]) -> bool:
    """Tell whether a column is ticked in one way only."""
    return told <= TICKED | UNTICKED and len(told & TICKED) <= 1


def _is_write_in(option: str) -> bool:
    return not option or _WRITE_IN.search(plain(option)) is not None
