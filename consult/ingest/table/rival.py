"""Columns that claim the same thing: one id, one date of submission, one column for each question."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consult.ingest.table.grid import Grid
from consult.ingest.table.mapping import Assignment

_ALONE = ("id", "submitted_at")
"""Duties that one column of a sheet has."""


def one_per_duty(assignments: Sequence[Assignment], grid: Grid) -> Iterator[Assignment]:
    """Yield the assignments with one id and one submission date; rivals are merely administrative."""
    best: dict[str, Assignment] = {}
    for one in assignments:
        if _has_duty(one) and _given(one, grid) and (one.target not in best or one.score > best[one.target].score):
            best[one.target] = one
    for one in assignments:
        rival = _has_duty(one) and best.get(one.target) is not one
        yield replace(one, target="administrative", score=1.0) if rival else one


def _has_duty(one: Assignment) -> bool:
    return one.role == "administrative" and one.target in _ALONE


def without_empty(assignments: Sequence[Assignment], grid: Grid) -> tuple[list[Assignment], list[list[Assignment]]]:
    """Settle which columns answer one question: its options together, else one column that is filled.

    Returns:
        The assignments, where an empty column beside a rival is ignored; and the rivals that are left, those of one
        question in one list.
    """
    by_question: dict[str, list[Assignment]] = {}
    for one in assignments:
        if one.role == "question":
            by_question.setdefault(one.target, []).append(one)
    several = [them for them in by_question.values() if len(them) > 1 and not _is_one_group(them)]
    empty = {one.column.index for them in several for one in them if not _given(one, grid)}
    settled = [
        Assignment(one.column, "ignored", "", "empty") if one.column.index in empty else one for one in assignments
    ]
    filled = [[one for one in them if one.column.index not in empty] for them in several]
    return settled, [them for them in filled if len(them) > 1]


def _is_one_group(them: Sequence[Assignment]) -> bool:
    return len({one.column.group for one in them}) == 1 and them[0].column.group != ""


def _given(one: Assignment, grid: Grid) -> bool:
    return any(value.strip() for value in grid.column(one.column.index))
