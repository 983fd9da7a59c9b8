"""A team's coding to and from the files of other tools, by the ending of the file's name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import yaml

from consult import coding
from consult.errors import InputError, Problem
from consult.pipeline.csv_file import csv_bytes
from consult.pipeline.derived import Derived
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.exchange_work import Work, gather, read_long, without_codings
from consult.pipeline.seen import CODER
from consult.store import write_bytes

Proposal = coding.exchange.Proposal

LONG, FOLDER = ".csv", "folder"
_WIDTH = 120
_LARGEST = 500_000_000


@dataclass(frozen=True)
class Exported:
    """What was written: the files, and how much is in them."""

    files: tuple[Path, ...]
    n_answers: int
    n_codings: int
    coders: tuple[str, ...]


@dataclass(frozen=True)
class Imported:
    """What a file brings: codings in the long form, or a proposed code frame; `to` is where it was written, if it was.

    `n_by_model` codings were left out, since a model made them.
    """

    codings: pd.DataFrame | None
    proposal: Proposal | None
    notes: tuple[str, ...]
    n_by_model: int
    to: Path | None


def export_coding(
    derived: Derived,
    to: Path,
    files: Sequence[Path] = (),
    *,
    question: str = "",
    with_model: bool = True,
    coder: str = "",
) -> Exported:
    """Write a consultation's coding to a file, or to a folder where the name has no ending.

    Args:
        derived: the consultation's tables.
        to: `.qdpx`, `.qdc`, `.jsonl` or `.csv`.
        files: people's codings, as CSV in the long form.
        question: only that one, by id or number.
        with_model: the consultation's own codings too.
        coder: only theirs; `model` is the model.

    Raises:
        InputError: lists everything wrong in the files, or the form cannot hold the coding.
        UnknownName: there is no such form, question or coder.
    """
    work = gather(derived, files, question=question, with_model=with_model, coder=coder)
    if to.suffix.casefold() == LONG:
        written = {"": csv_bytes(work.codings)}
    else:
        written = coding.exchange.load(_ending(to)).write(work)
    above = to if _ending(to) == FOLDER else to.parent
    paths = [above / name if name else to for name in written]
    for path, content in zip(paths, written.values(), strict=True):
        write_bytes(path, content)
    return Exported(tuple(paths), len(work.answers), len(work.codings), tuple(sorted(set(work.codings[CODER]))))


def import_coding(
    derived: Derived,
    path: Path,
    to: Path | None = None,
    *,
    question: str = "",
    without: Collection[str] = (),
    with_model: bool = False,
) -> Imported:
    """Read a file of another tool; write what it brings to a new file `to`, and nothing else. Without it, only look.

    Codings are written in the long form, as CSV; the code frame that a code book proposes as YAML.

    Args:
        derived: the consultation's tables.
        path: `.qdpx`, `.qdc`, `.jsonl` or `.csv`, or a folder.
        to: a file that does not exist.
        question: that the file is of, by id or number, where the file does not say.
        without: names of codes to leave out.
        with_model: codings that a model made are wanted too.

    Raises:
        InputError: lists everything that cannot be placed; then nothing is written.
    """
    work = without_codings(derived, question)
    if to is not None and to.exists():
        raise InputError(Problem("is there already.", "Name another file.", file=str(to)))
    brought = _read(derived, path, work, without)
    if isinstance(brought, Proposal):
        if to is not None:
            write_bytes(to, _as_yaml(brought))
        return Imported(None, brought, brought.notes, 0, to)
    if brought.problems:
        raise InputError(brought.problems)
    by_model = brought.codings[CODER].map(coding.exchange.is_model).astype(bool)
    codings = brought.codings if with_model else brought.codings[~by_model]
    if to is not None:
        write_bytes(to, csv_bytes(codings))
    n_by_model = 0 if with_model else int(by_model.sum())
    return Imported(codings, None, tuple(brought.notes), n_by_model, to)


def _read(derived: Derived, path: Path, work: Work, without: Collection[str]) -> coding.exchange.Brought | Proposal:
    if path.suffix.casefold() == LONG:
        tables = Tables()
        found = read_long(tables, path, work, derived)
        problems = tables.problems
        return coding.exchange.Brought(coding.exchange.long_form(found, work), problems)
    form = coding.exchange.load(_ending(path))
    return form.read(path.name, _contents(path, form.SIBLINGS), work, without)


def _ending(path: Path) -> str:
    return FOLDER if path.is_dir() or not path.suffix else path.suffix.casefold().removeprefix(".")


def _contents(path: Path, siblings: Sequence[str]) -> Mapping[str, bytes]:
    """Return the file and those that belong to it; or every file of a folder, by its path there."""
    if path.is_dir():
        found = {one.relative_to(path).as_posix(): one for one in sorted(path.rglob("*.json*")) if one.is_file()}
    elif path.is_file():
        found = {"": path} | {name: path.parent / name for name in siblings if (path.parent / name).is_file()}
    else:
        raise InputError(Problem("there is no such file.", file=str(path)))
    if sum(one.stat().st_size for one in found.values()) > _LARGEST:
        raise InputError(
            Problem(f"is larger than {_LARGEST // 1_000_000} MB.", "Leave pictures and sound out.", str(path))
        )
    return {name: one.read_bytes() for name, one in found.items()}


def _as_yaml(proposal: Proposal) -> bytes:
    content = proposal.frame.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=_WIDTH).encode()
