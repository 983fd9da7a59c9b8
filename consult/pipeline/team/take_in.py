"""Taking in what coders wrote: everything that is wrong is said first, and nothing of a wrong sheet is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from consult import coding
from consult.errors import InputError, Problem
from consult.pipeline.team.kept import Assignment, Kept, Reading
from consult.pipeline.team.sheet import Material, letters

Filled = coding.sheet.Filled

_AGAIN = "Write a new sheet with `consult code sheet`, and copy your decisions to it."
_SHOWN = 15_000
"""Signs of an answer that every cell has room for."""


@dataclass(frozen=True)
class TakenIn:
    """What sheets hold: decisions that are `new` or change what was decided, rows `unchanged` and not `coded` yet."""

    new: tuple[Reading, ...]
    changed: tuple[Reading, ...]
    unchanged: int
    blank: int
    by: str = ""
    done: bool = False

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All that is to be kept."""
        return (*self.new, *self.changed)


def take_in(material: Material, kept: Kept, files: Sequence[Path], *, overwrite: bool = False) -> TakenIn:
    """Return what sheets ask for.

    Args:
        material: the answers.
        kept: what is kept.
        files: `.xlsx` or `.csv`, as `consult code sheet` wrote them, filled in.
        overwrite: what sheets say goes in place of a decision that was recorded after they were written.

    Raises:
        InputError: lists everything wrong in all of them, and each decision that is not the one the sheet was written
            at.
    """
    themes = material.themes(kept.assignments)
    problems: list[Problem] = []
    found: dict[tuple[str, str], tuple[str, Filled]] = {}
    blank = 0
    for path in files:
        rows, wrong = _read(path, themes)
        problems += wrong
        for row in rows:
            said = list(_misplaced(row, material, kept, path.name))
            problems += said
            if said or row.blank:
                blank += not said
                continue
            key = row.answer_id, kept.assignment[row.assignment_id].coder
            if key in found and not _same(found[key][1], row):
                problems.append(_problem("is decided twice, and differently.", "Keep one.", path.name, row))
            found[key] = path.name, row
    taken = _sorted(found, kept, themes, overwrite, problems)
    if problems:
        raise InputError(problems)
    return replace(taken, blank=blank)


def _read(path: Path, themes: coding.sheet.Themes) -> tuple[list[Filled], list[Problem]]:
    try:
        return coding.sheet.read(path.read_bytes(), path.name, themes)
    except OSError as error:
        return [], [Problem(f"cannot be read: {error.strerror}.", "Check the path.", file=str(path))]
    except InputError as error:
        return [], list(error.problems)


def _misplaced(row: Filled, material: Material, kept: Kept, file: str) -> Iterator[Problem]:
    """Yield why a row is not as it was written: pasted over, moved in part, or of an answer that is no longer there."""
    one = kept.assignment.get(row.assignment_id)
    if one is None or row.answer_id not in one.answers or not row.version.removesuffix(".0").isdigit():
        yield _problem("is no answer that this coder was assigned here.", _AGAIN, file, row)
    elif row.answer_id not in material.texts:
        yield _problem("is of an answer that is no longer read for themes.", "Take the row out.", file, row)
    elif row.seal != row.check or not _is_own(row, one, material):
        yield _problem(
            "does not hold together: cells were pasted over, or sorted without the others.", _AGAIN, file, row
        )


def _is_own(row: Filled, one: Assignment, material: Material) -> bool:
    words = material.texts[row.answer_id]
    known = letters(words) if len(words) < _SHOWN else letters(words[:_SHOWN])
    whole = letters(row.text) == known if len(words) < _SHOWN else letters(row.text).startswith(known)
    return whole and row.seal == material.seal(one, row.answer_id, int(float(row.version)))


def _sorted(
    found: dict[tuple[str, str], tuple[str, Filled]],
    kept: Kept,
    themes: coding.sheet.Themes,
    overwrite: bool,
    problems: list[Problem],
) -> TakenIn:
    """Part decisions into new ones, changes and those kept already; those that clash go with the problems."""
    new, changed, unchanged = [], [], 0
    for (_, coder), (file, row) in found.items():
        before = kept.reading.get((row.answer_id, coder))
        after = _reading(row, kept.assignment[row.assignment_id], before)
        if before is None:
            new.append(after)
        elif replace(after, assignment_id=before.assignment_id) == before:
            unchanged += 1
        elif overwrite or before.version == int(float(row.version)):
            changed.append(after)
        else:
            now, then = (_words(one, themes) for one in (before, after))
            what = f"{coder} has decided since this sheet was written: {now}. The sheet says: {then}."
            problems.append(
                _problem(what, "Clear the row to keep that, or add --overwrite for the sheet's.", file, row)
            )
    return TakenIn(tuple(new), tuple(changed), unchanged, 0)


def _reading(row: Filled, one: Assignment, before: Reading | None) -> Reading:
    """Return a row as a decision on every theme of its assignment; what was decided on others stays."""
    other = {} if before is None else {theme: given for theme, given in before.coded.items() if theme not in one.themes}
    against = frozenset() if before is None else before.against - set(one.themes)
    return Reading(
        answer_id=row.answer_id,
        coder=one.coder,
        coded=dict(sorted({**other, **row.coded}.items())),
        against=against | (frozenset(one.themes) - set(row.coded)),
        note=row.note,
        assignment_id=one.assignment_id,
        version=before.version if before else 0,
    )


def _words(one: Reading, themes: coding.sheet.Themes) -> str:
    given = [f"{themes.label(theme)} {'/'.join(sorted(kinds))}".strip() for theme, kinds in one.coded.items()]
    return (", ".join(given) or "no theme") + (", with a note" if one.note else "")


def _same(one: Filled, other: Filled) -> bool:
    return (one.coded, one.none, one.note) == (other.coded, other.none, other.note)


def _problem(what: str, remedy: str, file: str, row: Filled) -> Problem:
    return Problem(what, remedy, file, row.number, coding.sheet.HEADINGS["answer_id"])
