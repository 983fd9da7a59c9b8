"""The files at the paths that a person names: each is taken, noted as left out, or refused by name."""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from consult.errors import InputError, Problem
from consult.ingest import SourceFile

_FOLDER, _HIDDEN = "folder", "hidden"
_REFUSED = {
    "missing": ("there is no such file or folder.", "Check the path."),
    "empty": ("there is no file in this folder.", "Check the path."),
    "closed": ("this cannot be opened.", "Check that you may read it."),
    "dangling": ("this is a link to nothing.", "Take it away, or give what it should lead to."),
    "linked": ("this is a link to a folder, which is not followed.", "Give that folder itself, or take the link away."),
    "device": ("this is a device or a pipe, not a file.", "Save its content as a file first."),
    "own": ("this is the consultation's own.", "Give the files as they came, or a folder of nothing else."),
}
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

Entry = tuple[Path, str, str]
"""A file or what is in the place of one: its path, its name for people, and "", hidden or why it is refused."""


def look_at(paths: Sequence[Path], own: Path | None = None) -> tuple[SourceFile, ...]:
    """Return the files, and all files in the folders, where they lie; hidden ones in folders are there as left out.

    Args:
        paths: files and folders.
        own: the folder of the consultation, which is passed over where it lies in a folder that is given.

    Raises:
        InputError: lists every path that is missing, cannot be read, or is neither a file nor a folder of files.
    """
    given = dict.fromkeys(Path(os.path.abspath(path)) for path in paths)  # noqa: PTH100  # resolve() follows links
    apart = own.resolve() if own is not None else None
    return _sources([entry for path in given for entry in (list(walk(path, apart)) or [(path, str(path), "empty")])])


def files_in(folder: Path, passed_over: Callable[[Path], bool]) -> tuple[SourceFile, ...]:
    """Return the files below a folder by the names they have there, as `look_at` does, but for some."""
    entries = walk(folder) if folder.is_dir() else iter(())
    return _sources([(path, name.partition("/")[2], fate) for path, name, fate in entries if not passed_over(path)])


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def walk(path: Path, apart: Path | None = None) -> Iterator[Entry]:
    """Yield the file at a path, or everything in the folder there, in the order of their paths."""
    left = [(path, path.name)]
    while left:
        here, name = left.pop()
        fate = _fate(here, apart, inside=here != path)
        if fate != _FOLDER:
            yield here, name, fate
            continue
        try:
            children = sorted(here.iterdir(), reverse=True)
        except OSError:
            yield here, name, "closed"
            continue
        left += [(child, f"{name}/{child.name}") for child in children if child != apart]


def _fate(path: Path, apart: Path | None, *, inside: bool) -> str:
    if inside and (path.name.startswith((".", "~$")) or path.name in ("Thumbs.db", "desktop.ini")):
        return _HIDDEN
    try:
        kind = path.stat().st_mode
    except OSError as error:
        return "dangling" if path.is_symlink() else "missing" if isinstance(error, FileNotFoundError) else "closed"
    if not inside and apart is not None and _is_own(path.resolve(), apart):
        return "own"
    if stat.S_ISDIR(kind):
        return "linked" if inside and path.is_symlink() else _FOLDER
    return "" if stat.S_ISREG(kind) else "device"


def _is_own(path: Path, folder: Path) -> bool:
    return path == folder or any(path.is_relative_to(folder / name) for name in ("raw", ".consult"))


def shown(name: str) -> str:
    """Return a name with U+FFFD for what no list can hold or no terminal show."""
    return _UNSHOWN.sub("\ufffd", name)


def _sources(entries: Sequence[Entry]) -> tuple[SourceFile, ...]:
    found: list[SourceFile] = []
    problems: list[Problem] = []
    for path, name, fate in entries:
        sha256 = digest(path) if fate == "" or (fate == _HIDDEN and path.is_file()) else ""
        if fate in ("", _HIDDEN) and (sha256 or fate):
            found.append(SourceFile(path=path, name=shown(name), sha256=sha256, hidden=bool(fate)))
        else:
            what, remedy = _REFUSED[fate or "closed"]
            problems.append(Problem(what, remedy, file=shown(str(path))))
    if problems:
        raise InputError(problems)
    return tuple(found)
