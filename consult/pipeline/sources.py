"""Files as received: copied into `raw/` under their SHA-256, listed in order of arrival, never changed.

New files wait in `raw/.incoming/` until they have been read. Then they are listed in `raw/sources.csv`, which makes
them received, and moved beside it: a process that is killed on the way leaves either nothing received or all of it.
Files that somebody put into `raw/` by hand count too: the first `consult ingest FILE` lists them before the new ones.
"""

import csv
import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from consult.errors import InputError, Problem
from consult.ingest import SourceFile
from consult.pipeline.arrival import digest, files_in, look_at
from consult.pipeline.folder import Folder
from consult.store import copy_file, write_bytes

_LIST = "sources.csv"
_COLUMNS = ("sha256", "file", "name", "hidden")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")
_NAMED = 10
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")


def received(folder: Folder) -> tuple[SourceFile, ...]:
    """Return the source files in order of arrival: those listed, then those put into `raw/` by hand, by path.

    Raises:
        InputError: the list is not ours, or a file in it is gone or was changed.
    """
    listed = _listed(folder)
    known = {folder.raw / _LIST, folder.incoming, *(source.path for source in listed)}
    # what a system leaves in a folder that somebody looked into was not received
    return (*listed, *files_in(folder.raw, lambda path: path in known or path.name in _LITTER))


def unopened(sources: Sequence[SourceFile]) -> tuple[str, ...]:
    """Return a sentence on each file that is set aside unopened: a hidden one, or one that another is the same as."""
    first: dict[str, str] = {}
    told = []
    for source in sources:
        if source.hidden:
            told.append(f"{source.name}: hidden file, not read")
        elif source.sha256 in first:
            told.append(f'{source.name}: the same, byte for byte, as "{first[source.sha256]}", read once')
        else:
            first[source.sha256] = source.name
    return tuple(told)


@contextmanager
def receiving(folder: Folder, paths: Sequence[Path]) -> Iterator[tuple[SourceFile, ...]]:
    """Give what was received before and what is new; when the block ends well, the new files are received too.

    The same bytes under the same name are the same file again, and no news. Call only while holding the lock.

    Raises:
        InputError: lists every path that cannot be received; or what the block raised, and that nothing was received.
    """
    given = look_at(paths, folder.path)
    _finish(folder)
    _put_back(folder, given)
    before = received(folder)
    new: list[SourceFile] = []
    try:
        new += _waiting(folder, before, given)
        yield (*before, *new)
    except InputError as error:
        _clear(folder)
        if not new:
            raise
        names = ", ".join(source.name for source in new[:_NAMED]) + (", …" if len(new) > _NAMED else "")
        kept = Problem(f"nothing was received from {names}: the consultation is as it was.")
        raise type(error)([*error.problems, kept]) from None
    except BaseException:
        _clear(folder)
        raise
    if new:
        _write_list(folder, [*before, *new])
        _finish(folder)


def _waiting(folder: Folder, before: Sequence[SourceFile], given: Sequence[SourceFile]) -> list[SourceFile]:
    """Return the files that were not received before, with copies of those whose bytes are new."""
    known = Counter((source.sha256, source.name) for source in before)
    kept = {source.sha256: source.path for source in before if not source.hidden}
    new = []
    for source in given:
        known[(source.sha256, source.name)] -= 1
        if known[(source.sha256, source.name)] >= 0:
            continue  # one more of these than before is another one
        if not source.hidden and source.sha256 not in kept:
            kept[source.sha256] = _copy(folder, source)
        new.append(source if source.hidden else replace(source, path=kept[source.sha256]))
    return new


def _copy(folder: Folder, source: SourceFile) -> Path:
    suffix = source.path.suffix.lower()
    copy = folder.incoming / (source.sha256 + (suffix if _SUFFIX.fullmatch(suffix) else ""))
    copy_file(source.path, copy)
    if digest(copy) != source.sha256:
        what, remedy = "the file changed while it was copied.", "Close it in other programs and give it again."
        raise InputError(Problem(what, remedy, file=source.name))
    return copy


def _finish(folder: Folder) -> None:
    """Move listed files out of `.incoming`, and what was never listed away: it was not received."""
    if folder.incoming.is_dir():
        for source in _rows(folder):
            waiting = folder.incoming / source.path.name
            if waiting.is_file() and not source.path.exists():
                waiting.rename(source.path)
        _clear(folder)


def _clear(folder: Folder) -> None:
    shutil.rmtree(folder.incoming, ignore_errors=True)


def _put_back(folder: Folder, given: Sequence[SourceFile]) -> None:
    """Replace listed files that are gone or were changed by the same bytes, where they are given again."""
    again = {source.sha256: source.path for source in given if not source.hidden}
    for source in _rows(folder):
        if not source.hidden and source.sha256 in again and digest(source.path) != source.sha256:
            copy_file(again[source.sha256], source.path)


def _listed(folder: Folder) -> list[SourceFile]:
    """Return the files in the list where they are now, each checked to be what was received."""
    listed, problems = [], []
    for source in _rows(folder):
        waiting = folder.incoming / source.path.name
        found = source if source.path.exists() or not waiting.is_file() else replace(source, path=waiting)
        listed.append(found)
        if not source.hidden and digest(found.path) != source.sha256:
            how = "was changed since it was received" if digest(found.path) else "is gone or cannot be read"
            what = f'raw/{source.path.relative_to(folder.raw).as_posix()} ("{source.name}") {how}.'
            remedy = f"Give it again with `consult ingest {folder.path} FILE`, or take its line out of {_LIST}."
            problems.append(Problem(what, remedy, file=_LIST))
    if problems:
        raise InputError(problems)
    return listed


def _rows(folder: Folder) -> list[SourceFile]:
    """Return the list as it is written.

    Raises:
        InputError: it is not one of ours.
    """
    path = folder.raw / _LIST
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        return [_source(folder, row) for row in rows]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except PermissionError:
        raise InputError(Problem("you may not read this.", "Change its permissions.", file=str(path))) from None
    except (OSError, ValueError, KeyError, TypeError, csv.Error):
        what = f"this is not the list that consult keeps there (its columns: {', '.join(_COLUMNS)})."
        remedy = "If it holds responses, give it another name; else put the list back from a copy."
        raise InputError(Problem(what, remedy, file=str(path))) from None


def _source(folder: Folder, row: dict[str, str]) -> SourceFile:
    file, hidden = PurePosixPath(row["file"]), bool(row.get("hidden"))
    if file.is_absolute() or ".." in file.parts or not (hidden or file.name):
        raise ValueError("a list of ours names files in raw/ only")
    path = folder.raw / file if file.name else Path(row["name"])
    return SourceFile(path=path, name=row["name"], sha256=row["sha256"], hidden=hidden)


def _write_list(folder: Folder, sources: Sequence[SourceFile]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for source in sources:
        parent = folder.incoming if source.path.is_relative_to(folder.incoming) else folder.raw
        file = source.path.relative_to(parent).as_posix() if source.path.is_relative_to(parent) else ""
        writer.writerow((source.sha256, file, source.name, "hidden" if source.hidden else ""))
    write_bytes(folder.raw / _LIST, text.getvalue().encode())
