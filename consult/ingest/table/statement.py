"""What a respondent says in a sheet, under names that hold in every file, so that two files can be compared."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from rapidfuzz import fuzz

from consult.ingest.heading import plain
from consult.ingest.table.choice import QuestionColumns
from consult.ingest.table.mapping import Assignment
from consult.ingest.table.scope import names_nobody
from consult.ingest.table.sheet import Sheet
from consult.vocabulary import GENERAL_QUESTION_ID

Row = Sequence[str]
Statement = Mapping[str, str]
"""What a respondent filled in, by `answer q7`, `profile region`, `attribute pets`, `personal email`, `submitted_at`."""

SUBMITTED = "submitted_at"
_DECIDING = frozenset(("personal email", "personal person", "personal phone", "personal account"))
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\b")
_ALIKE = 80
"""Likeness in percent of an answer that was corrected here and there."""
_OWN_WORDS = 20
"""Characters: what is shorter, two people often say alike (No, N/A, See above)."""


class Statements:
    """The statements of a sheet. `names` are what its rows can say anything about: the form, whatever its headers."""

    def __init__(self, names: Iterable[str], cells: Callable[[Row], Iterator[tuple[str, str]]]) -> None:
        self.names = frozenset(names)
        self._cells = cells

    def of(self, rows: Iterable[Row]) -> Statement:
        """Return what the rows of one respondent say, without case and spacing."""
        said: dict[str, list[str]] = {}
        for row in rows:
            for name, value in self._cells(row):
                told = said.setdefault(name, [])
                if (words := " ".join(value.casefold().split())) and words not in told:
                    told.append(words)
        return {name: "\n".join(told) for name, told in said.items() if told}

    @property
    def asks(self) -> bool:
        """Whether the sheet has a question; one without is a list about people, whom other sheets have answers of."""
        return any(name.startswith("answer ") for name in self.names)

    def same_form(self, other: "Statements") -> bool:
        """Tell whether one of two sheets has most of what the other has."""
        return 2 * len(self.names & other.names) > min(len(self.names), len(other.names))


def statements_of_rows(sheet: Sheet, asked: Sequence[QuestionColumns]) -> Statements:
    """Return the statements of a sheet with one respondent a row."""
    about = [(name, one) for one in sheet.plan.assignments if (name := _about(one))]

    def cells(row: Row) -> Iterator[tuple[str, str]]:
        yield from ((f"answer {one.question_id}", one.text(row)) for one in asked)
        yield from _cells(sheet, row, about)

    return Statements([*(f"answer {one.question_id}" for one in asked), *dict(about)], cells)


def statements_of_answers(sheet: Sheet) -> Statements:
    """Return the statements of a sheet with one answer a row."""
    about, places = [(name, one) for one in sheet.plan.assignments if (name := _about(one))], sheet.grid.places
    names = {"": f"answer {GENERAL_QUESTION_ID}"}
    for label, one in sheet.plan.labels.items():
        names[label] = f"answer {one.target}" if one.role == "question" else _about(one) or f"ignored {label}"

    def cells(row: Row) -> Iterator[tuple[str, str]]:
        yield names.get(row[places.label].strip(), ""), row[places.answer]
        yield from _cells(sheet, row, about)

    return Statements([*names.values(), *dict(about)], cells)


def _about(one: Assignment) -> str:
    """Return the name of what a column says of the respondent, "" where it says nothing."""
    if one.target == SUBMITTED:
        return SUBMITTED
    if one.target == "attribute":
        return f"attribute {plain(one.column.heading)}"
    return f"{one.role} {one.target}" if one.role in ("profile", "personal") else ""


def _cells(sheet: Sheet, row: Row, about: Sequence[tuple[str, Assignment]]) -> Iterator[tuple[str, str]]:
    for name, one in about:
        index = one.column.index
        yield name, sheet.moment(row, index) if name == SUBMITTED else row[index]


def agree(first: Statement, second: Statement, own_words: Set[str], *, same_form: bool) -> bool | None:
    """Tell whether two statements under one id can be one person's, None where one of them says nothing.

    They are where both give the same e-mail address, name or telephone, or the same minute of submission. Else at least
    half of what both filled must be the same, of what people do not say alike by chance: longer answers to open
    questions (small corrections aside), personal details, dates. Where both filled nothing of the kind, short answers
    to open questions are compared with the dates, and failing these everything; then the sheets must be of one form.

    Args:
        first: what one row says.
        second: what the other says.
        own_words: the names of answers to open questions.
        same_form: whether the sheets are of the same form.
    """
    if not first or not second:
        return None
    both = {name: (first[name], second[name]) for name in first if name in second}
    if any(one == other and _decides(name, one) for name, (one, other) in both.items()):
        return True
    telling = [name for name, pair in both.items() if _tells(name, *pair, own_words)]
    short = [name for name in both if name == SUBMITTED or name in own_words]
    ranked = [telling, short, list(both)] if same_form else [telling]
    compared = next((names for names in ranked if set(names) - {SUBMITTED}), list(both) if same_form else [])
    same = sum(_same(name, *both[name], own_words) for name in compared)
    return bool(compared) and 2 * same >= len(compared)


def _same(name: str, one: str, other: str, own_words: Set[str]) -> bool:
    if one == other or name not in own_words or min(len(one), len(other)) < _OWN_WORDS:
        return one == other
    return fuzz.ratio(one, other) >= _ALIKE


def _decides(name: str, value: str) -> bool:
    return (name in _DECIDING and not names_nobody(value)) or (name == SUBMITTED and _has_clock(value))


def _tells(name: str, one: str, other: str, own_words: Set[str]) -> bool:
    if name.startswith("personal "):
        return not (names_nobody(one) or names_nobody(other))
    return name == SUBMITTED or (name in own_words and max(len(one), len(other)) >= _OWN_WORDS)


def _has_clock(moment: str) -> bool:
    """Tell whether a moment has a time of day other than midnight, which programs put where there is none."""
    clock = _CLOCK.search(moment)
    return clock is not None and any(int(part) for part in clock.groups())
