"""What the verbs of coding by people do: look, show what would change, and change it only where that is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from consult import coding, store
from consult.errors import InputError, Problem
from consult.pipeline.database import opened
from consult.pipeline.derived import Derived
from consult.pipeline.team import dispute, sheet
from consult.pipeline.team.assign import assigned
from consult.pipeline.team.dispute import Decided
from consult.pipeline.team.kept import Assignment, person, read
from consult.pipeline.team.sheet import Material
from consult.pipeline.team.standing import Standing, standing
from consult.pipeline.team.take_in import TakenIn, take_in


@dataclass(frozen=True)
class Team:
    """A team's coding of one consultation."""

    derived: Derived

    def assign(self, sample: Path, coders: Sequence[str], *, learning: bool = False, by: str = "") -> list[Assignment]:
        """Assign every answer of a sample to each coder, and return the assignments; the same again changes nothing.

        Raises:
            InputError: lists everything wrong in the sample, or a name that is none.
        """
        actor = _actor(by)
        given = assigned(self.derived, read(self.derived.folder), sample, coders, learning=learning)
        with opened(self.derived.folder) as database:
            store.coding.assign(database, given, actor)
        return given

    def write_sheet(self, coder: str, to: Path, *, everything: bool = False) -> int:
        """Write what waits for a coder (`everything`: all that they were assigned), and return the number of answers.

        Raises:
            InputError: nothing waits, the file is there already, or its name is of no format that is written.
            UnknownName: nobody goes by that name.
        """
        kept = read(self.derived.folder)
        name = kept.coder(coder)
        rows = sheet.rows(self._material, kept, name, everything=everything)
        themes = self._material.themes([one for one in kept.assignments if one.coder == name])
        _refuse_existing(to)
        store.write_bytes(to, sheet.content(rows, themes, name, to))
        return len(rows)

    def write_sheets(self, coders: Sequence[str], to: Path) -> dict[str, Path]:
        """Write a workbook for each coder for whom something waits, to a folder, and return the paths by name."""
        kept = read(self.derived.folder)
        waiting = {one.coder for one in kept.assignments if kept.waiting(one)}
        paths = {name: to / f"{_file_name(name)}.xlsx" for name in coders if name in waiting}
        for path in paths.values():
            _refuse_existing(path)
        for name, path in paths.items():
            self.write_sheet(name, path)
        return paths

    def take_in(self, files: Sequence[Path], *, by: str = "", apply: bool = False, overwrite: bool = False) -> TakenIn:
        """Take in what coders wrote on sheets.

        Raises:
            InputError: lists everything wrong in them; nothing of any is kept then.
            Conflict: somebody recorded another decision meanwhile.
        """
        actor = _actor(by)
        taken = take_in(self._material, read(self.derived.folder), files, overwrite=overwrite)
        if apply and taken.readings:
            with opened(self.derived.folder) as database:
                store.coding.save(database, taken.readings, actor)
        return replace(taken, by=actor, done=apply)

    def standing(self) -> Standing:
        """Return who has coded what, and what waits."""
        return standing(read(self.derived.folder), self.derived.folder.frame)

    def write_disputes(self, to: Path, *, everything: bool = False) -> int:
        """Write what coders differ about and nobody has settled (`everything`: also what is), and return the rows.

        Raises:
            InputError: there is nothing, the file is there already, or it is not named `.xlsx`.
        """
        rows = dispute.rows(self._material, read(self.derived.folder), everything=everything)
        if to.suffix.casefold() != ".xlsx":
            raise InputError(Problem("is of no format that disputes are written in.", "Name it .xlsx.", file=to.name))
        _refuse_existing(to)
        store.write_bytes(to, coding.dispute.workbook(rows))
        return len(rows)

    def settle(self, path: Path, *, by: str = "", apply: bool = False) -> Decided:
        """Take in what the team decided on a sheet of disputes.

        Raises:
            InputError: lists everything wrong in it; nothing of it is kept then.
            Conflict: somebody decided on one of them meanwhile.
        """
        found = dispute.decided(self._material, read(self.derived.folder), path, _actor(by))
        if apply and found.decisions:
            with opened(self.derived.folder) as database:
                store.coding.settle(database, found.decisions)
        return replace(found, done=apply)

    @cached_property
    def _material(self) -> Material:
        return Material(self.derived)


def _actor(by: str) -> str:
    return person(by or store.current_user())


def _refuse_existing(to: Path) -> None:
    if to.exists():
        raise InputError(Problem("is there already, and somebody may have filled it in.", "Name another.", str(to)))


def _file_name(coder: str) -> str:
    """Return a name that every file system takes: two coders whose names are alike get two files."""
    words = "".join(sign if sign.isalnum() else "-" for sign in coder.casefold())[:60]
    return f"{words}-{store.fingerprint(coder)[:4]}"
