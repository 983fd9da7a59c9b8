"""Files as received: copied into `raw/` under their SHA-256, listed in order of arrival, never changed.

Files that somebody put into `raw/` by hand count too: the first `consult ingest FILE` lists them before the new ones.
"""

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

from consult.errors import InputError, Problem
from consult.ingest import SourceFile
from consult.pipeline.folder import Folder
from consult.store import copy_file, write_bytes

_LIST = "sources.csv"
_HEADER = ("sha256", "file", "name")


def received(folder: Folder) -> tuple[SourceFile, ...]:
    """Return the source files in order of arrival: those listed, then those put into `raw/` by hand, by path."""
    listed = _listed(folder)
    known = {source.path for source in listed}
    by_hand = [path for path in _files(folder.raw) if path not in known and path.name != _LIST]
    return (*listed, *(_source(path, path.relative_to(folder.raw).as_posix()) for path in by_hand))


def receive(folder: Folder, paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Copy files, and all files in folders, into `raw/`; return those that were not there before.

    Raises:
        InputError: lists every path that is not there.
    """
    _refuse_missing(paths)
    before = received(folder)
    known = {source.sha256 for source in before}
    new = []
    for path, name in _named(paths):
        source = _source(path, name)
        if source.sha256 not in known:
            known.add(source.sha256)
            new.append(_keep(folder, source))
    if new:
        _write_list(folder, [*before, *new])
    return tuple(new)


def forget(folder: Folder, sources: Sequence[SourceFile]) -> None:
    """Take files out of `raw/` again, and out of the list of sources."""
    if not sources:
        return
    gone = {source.sha256 for source in sources}
    _write_list(folder, [source for source in received(folder) if source.sha256 not in gone])
    for source in sources:
        source.path.unlink(missing_ok=True)


def look_at(paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Return files where they lie, copying nothing.

    Raises:
        InputError: lists every path that is not there.
    """
    _refuse_missing(paths)
    return tuple(_source(path, name) for path, name in _named(paths))


def _refuse_missing(paths: Sequence[Path]) -> None:
    missing = [path for path in paths if not path.exists()]
    if missing:
        what, remedy = "there is no such file or folder.", "Check the path."
        raise InputError([Problem(what, remedy, file=str(path)) for path in missing])


def _named(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    named = []
    for path in paths:
        if path.is_dir():
            named += [(file, f"{path.resolve().name}/{file.relative_to(path).as_posix()}") for file in _files(path)]
        else:
            named.append((path, path.name))
    return named


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _source(path: Path, name: str) -> SourceFile:
    with path.open("rb") as file:
        return SourceFile(path=path, name=name, sha256=hashlib.file_digest(file, "sha256").hexdigest())


def _keep(folder: Folder, source: SourceFile) -> SourceFile:
    kept = folder.raw / f"{source.sha256}{source.path.suffix.lower()}"
    copy_file(source.path, kept)
    return SourceFile(path=kept, name=source.name, sha256=source.sha256)


def _listed(folder: Folder) -> list[SourceFile]:
    path = folder.raw / _LIST
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lost = [row for row in rows if not (folder.raw / row["file"]).exists()]
    if lost:
        remedy = "Put it back under that name, or take its line out of sources.csv."
        raise InputError([Problem(f'raw/{row["file"]} ("{row["name"]}") is gone.', remedy, file=_LIST) for row in lost])
    return [SourceFile(folder.raw / row["file"], row["name"], row["sha256"]) for row in rows]


def _write_list(folder: Folder, sources: Sequence[SourceFile]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows((s.sha256, s.path.relative_to(folder.raw).as_posix(), s.name) for s in sources)
    write_bytes(folder.raw / _LIST, text.getvalue().encode())
