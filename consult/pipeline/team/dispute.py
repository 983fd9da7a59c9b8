"""Where coders differ: the sheet that shows it side by side, and what the team decided on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from consult import coding
from consult.errors import InputError, Problem
from consult.pipeline.given import ANSWER, CODED, THEME, VALUE
from consult.pipeline.seen import CODER, with_parents
from consult.pipeline.team.kept import Adjudication, Kept
from consult.pipeline.team.settled import decisions, settled
from consult.pipeline.team.sheet import Material
from consult.store import fingerprint

Row = coding.dispute.Row
Filled = coding.dispute.Filled

_AGAIN = "Write a new sheet with `consult adjudicate --sheet`."
_WORDS = {value: words for words, value in coding.dispute.DECISIONS.items()}


@dataclass(frozen=True)
class Decided:
    """What a sheet of disputes asks for: decisions to keep, and how many are kept already."""

    decisions: tuple[Adjudication, ...]
    unchanged: int
    done: bool = False


@dataclass(frozen=True)
class _Sides:
    """What each coder who saw a theme decided on it in one answer, in the order of their names."""

    coded: tuple[str, ...]
    not_coded: tuple[str, ...]

    @property
    def seal(self) -> str:
        return fingerprint(list(self.coded), list(self.not_coded))


def rows(material: Material, kept: Kept, *, everything: bool) -> list[Row]:
    """Return the disputes that wait for a decision, by answer, or `everything` that was disputed, as it was decided.

    Raises:
        InputError: nobody has coded anything, or there is no dispute.
    """
    frame = material.derived.folder.frame
    sides, ruled = _disputes(material, kept), _ruled(kept)
    disputed = settled(kept, frame).disputed
    waiting = set(zip(disputed[ANSWER], disputed[THEME], strict=True))
    shown = [pair for pair in sides if everything or pair in waiting]
    if not shown:
        raise InputError(
            Problem("coders differ about nothing that waits.", "`consult code status` shows who has coded.")
        )
    return [_row(material, kept, pair, sides[pair], ruled.get(pair)) for pair in shown]


def decided(material: Material, kept: Kept, path: Path, by: str) -> Decided:
    """Return what a filled sheet decides.

    Raises:
        InputError: lists everything wrong in it; a decision that somebody made since is shown.
    """
    try:
        filled = coding.dispute.read(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(Problem(f"cannot be read: {error.strerror}.", "Check the path.", file=str(path))) from None
    sides, ruled = _disputes(material, kept), _ruled(kept)
    problems = [one for row in filled for one in _problems(row, material, sides, ruled, path.name)]
    problems += _twice(filled, path.name)
    if problems:
        raise InputError(problems)
    new = [row for row in filled if not _is_kept(row, ruled)]
    made = [Adjudication(row.answer_id, row.theme_id, row.value, row.reason, by, _version(row)) for row in new]
    return Decided(tuple(made), len(filled) - len(new))


def _disputes(material: Material, kept: Kept) -> dict[tuple[str, str], _Sides]:
    """Return what coders said of each answer and theme about which they differ, whether it was settled or not."""
    frame = material.derived.folder.frame
    known = with_parents(decisions(kept, frame), frame).sort_values([ANSWER, THEME, CODER])
    known = known[known[ANSWER].isin(material.texts)]
    differ = known[known.groupby([ANSWER, THEME])[VALUE].transform("nunique") > 1]
    return {(str(one), str(theme)): _sides(table) for (one, theme), table in differ.groupby([ANSWER, THEME])}


def _sides(table: pd.DataFrame) -> _Sides:
    coded = table[VALUE] == CODED
    return _Sides(tuple(table.loc[coded, CODER]), tuple(table.loc[~coded, CODER]))


def _ruled(kept: Kept) -> dict[tuple[str, str], Adjudication]:
    return {(one.answer_id, one.theme_id): one for one in kept.adjudications}


def _row(material: Material, kept: Kept, pair: tuple[str, str], sides: _Sides, before: Adjudication | None) -> Row:
    answer_id, theme_id = pair
    theme = material.derived.folder.frame.by_id[theme_id]
    notes = [(name, kept.reading[answer_id, name].note) for name in (*sides.coded, *sides.not_coded)]
    seal = _seal(material, pair, sides)
    return Row(
        answer_id=answer_id,
        theme_id=theme_id,
        version=str(before.version if before else 0),
        seal=seal,
        question=material.questions[answer_id],
        theme=theme.name,
        definition=theme.definition,
        text=material.texts[answer_id],
        coded_by="; ".join(_with_kinds(kept, name, pair) for name in sides.coded),
        not_coded_by="; ".join(sides.not_coded),
        notes="\n".join(f"{name}: {note}" for name, note in notes if note),
        decision=_WORDS[before.value] if before else "",
        reason=before.reason if before else "",
        check=seal,
    )


def _with_kinds(kept: Kept, coder: str, pair: tuple[str, str]) -> str:
    kinds = sorted(kept.reading[pair[0], coder].coded.get(pair[1], ()))
    return f"{coder} ({', '.join(kinds)})" if kinds else coder


def _seal(material: Material, pair: tuple[str, str], sides: _Sides) -> str:
    return fingerprint(*pair, sides.seal, material.texts[pair[0]])


def _version(row: Filled) -> int:
    return int(float(row.version)) if row.version.replace(".", "", 1).isdigit() else -1


def _is_kept(row: Filled, ruled: Mapping[tuple[str, str], Adjudication]) -> bool:
    before = ruled.get((row.answer_id, row.theme_id))
    return before is not None and (before.value, before.reason) == (row.value, row.reason)


def _problems(
    row: Filled,
    material: Material,
    sides: Mapping[tuple[str, str], _Sides],
    ruled: Mapping[tuple[str, str], Adjudication],
    file: str,
) -> Iterator[Problem]:
    """Yield why a decision cannot be taken: the row is not whole, or what it is about is not what it was."""
    pair = row.answer_id, row.theme_id
    before = ruled.get(pair)
    if row.seal != row.check:
        yield _problem(
            "does not hold together: cells were pasted over, or sorted without the others.", _AGAIN, file, row
        )
    elif pair not in sides or row.seal != _seal(material, pair, sides[pair]):
        yield _problem("is about something that coders have decided again since.", _AGAIN, file, row)
    elif before is not None and before.version != _version(row) and not _is_kept(row, ruled):
        what = f"was decided since this sheet was written, by {before.decided_by}: {_WORDS[before.value]}."
        yield _problem(what, "Clear the row to keep that, or write a new sheet with --all to change it.", file, row)
    elif before is None and _version(row) != 0:
        yield _problem("does not hold together.", _AGAIN, file, row)


def _problem(what: str, remedy: str, file: str, row: Filled) -> Problem:
    return Problem(what, remedy, file, row.number)


def _twice(filled: Sequence[Filled], file: str) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for row in filled:
        if (row.answer_id, row.theme_id) in seen:
            yield _problem("is there twice.", "Keep one of the rows.", file, row)
        seen.add((row.answer_id, row.theme_id))
