"""A filled audit sheet: what people found, taken only if it is still the random sample that it says it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from consult.errors import InputError, Problem, suggestion
from consult.pipeline.csv_file import without_mark
from consult.pipeline.derived import Derived
from consult.pipeline.estimate_sample import DRAWN, NONE, THEMES, Draw, drawn_order, hash_learned
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.given import ANSWER
from consult.pipeline.material import material
from consult.pipeline.team.use import to_audit
from consult.vocabulary import CodeFrame

_ID = re.compile(r"[a-z0-9_.]{1,40}")


@dataclass(frozen=True)
class Audit:
    """The themes that people gave each audited answer, and how these were drawn."""

    coded: Mapping[str, frozenset[str]]
    draw: Draw


def read_audit(derived: Derived, path: Path) -> Audit:
    """Read a filled sheet: `themes` holds ids or names with ";" between, `none`, or nothing where it was not coded yet.

    What was coded must be the first answers of the draw, none left out: then it is a random sample however far the
    coders came.

    Raises:
        InputError: lists everything wrong, or the answers are not those that the draw gives.
    """
    tables = Tables()
    table = tables.read(path, [ANSWER, THEMES, DRAWN])
    tables.wrong(table[ANSWER].duplicated(), path.name, ANSWER, "repeat an answer.", "Keep one row for each.")
    coded = _coded(tables, table, path.name, derived.folder.frame)
    draw = _draw(tables, table, path.name)
    tables.checked()
    assert draw is not None  # noqa: S101  # a problem was added otherwise
    return _checked(derived, Audit(coded, draw), path.name)


def kept_audit(derived: Derived) -> Audit:
    """Return the newest audit that the team has coded here.

    Raises:
        InputError: there is none, or it is no random sample.
    """
    return _checked(derived, Audit(*to_audit(derived)))


def _checked(derived: Derived, audit: Audit, file: str = "") -> Audit:
    problems = [Problem(what, remedy, file) for what, remedy in _not_random(derived, audit.draw, audit.coded)]
    if problems:
        raise InputError(problems)
    return audit


def _coded(tables: Tables, table: pd.DataFrame, file: str, frame: CodeFrame) -> dict[str, frozenset[str]]:
    ids = {theme.name.casefold(): theme.id for theme in frame.themes} | {theme.id: theme.id for theme in frame.themes}
    coded: dict[str, frozenset[str]] = {}
    for row, (answer_id, cell) in enumerate(zip(table[ANSWER], table[THEMES], strict=True), start=2):
        given = [part.strip() for part in without_mark(cell).split(";") if part.strip()]
        names = [part for part in given if part.casefold() != NONE]
        found = {part: ids.get(part, ids.get(part.casefold(), "")) for part in names}
        for part in (part for part, theme_id in found.items() if not theme_id):
            tables.problems.append(Problem(*_unknown(part, frame), file, row, THEMES))
        if names and len(names) < len(given):
            tables.problems.append(Problem("says none and names themes.", "Choose one.", file, row, THEMES))
        if given:
            coded[answer_id] = frozenset(found.values())
    if not coded and not tables.problems:
        what = f'nothing is coded: every cell of "{THEMES}" is blank.'
        tables.problems.append(Problem(what, f'Write themes there, or "{NONE}".', file))
    return coded


def _unknown(part: str, frame: CodeFrame) -> tuple[str, str]:
    """Say that there is no such theme; what is no id may be a respondent's words, and is not repeated."""
    if not _ID.fullmatch(part):
        return "there is something that is no theme.", "Write ids or names of the code frame, with ; between."
    return f'the code frame has no theme "{part}".', suggestion(part, frame.by_id).strip()


def _draw(tables: Tables, table: pd.DataFrame, file: str) -> Draw | None:
    notes = sorted(set(table[DRAWN]))
    found = Draw.parse(notes[0]) if len(notes) == 1 else None
    if found is None and not tables.problems:
        what = "the rows do not say how they were drawn, or say different things: the sample must be a random one."
        remedy = "Draw it with `consult code sample`, and leave its columns as they are."
        tables.problems.append(Problem(what, remedy, file, column=DRAWN))
    return found


def _not_random(derived: Derived, draw: Draw, coded: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Return why what was coded is no random sample of the answers that were not learned from, and what to do."""
    learned = material(derived.folder)
    taught = len(set(coded) & set(learned))
    if taught:
        return [(f"{taught} of the audited answers were learned from.", "Train without them, then draw a new sample.")]
    if draw.learned != hash_learned(learned):
        return [("themes were learned again after the sample was drawn.", "Draw a new one, with another seed.")]
    order = drawn_order(derived, draw)
    strangers = len(set(coded) - set(order))
    if strangers:
        return [
            (f"{strangers} coded answers are none that seed {draw.seed} could draw.", "Take them out of the sheet.")
        ]
    last = max(place for place, answer_id in enumerate(order) if answer_id in coded)
    lacking = last + 1 - len(coded)
    if lacking:
        what = f"{lacking} answers that come before the last one coded, in the order drawn, are not coded or not there."
        remedy = (
            f"Code them: a sample with gaps is not random. `consult code sample --seed {draw.seed}` writes them all."
        )
        return [(what, remedy)]
    return []
