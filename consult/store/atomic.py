"""Files appear whole or not at all, also when the process is killed or the disk fills."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from consult.errors import DiskFull, StoreError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = "Check its permissions, close it in other programs, or work on a copy in a folder that you may write to."
_REMEDIES = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.EEXIST: "A file stands where a folder must be: move it away.",
    errno.ENOTDIR: "A file stands where a folder must be: move it away.",
    errno.EISDIR: "A folder stands where a file must be: move it away, or name a file.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
}
_NAME_KEPT = 40
_ENDING = ".consult.tmp"


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system says while writing `path` into plain words.

    Raises:
        DiskFull: no room, or the person's quota is used up.
        StoreError: the place cannot be written.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(
                f"the disk that holds {path.parent} is full. What was finished is kept: make room, then run the same "
                "command again and it goes on from there."
            ) from error
        remedy = _REMEDIES.get(error.errno or 0, "")
        raise StoreError(f"cannot write {path}: {error.strerror or error}. {remedy}".rstrip()) from error


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old content or the new, never a part.

    A link keeps pointing where it did, and the file there is written. A pipe or a device is written to as it is.
    """
    with disk_errors(path):
        if _takes_a_stream(path):
            with path.open("wb") as stream:
                stream.write(content)
            return
        target = path.resolve() if path.is_symlink() else path
        with _replacing(target) as temporary, temporary.open("wb") as file:
            file.write(content)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file so that the copy is whole or absent."""
    with disk_errors(target), _replacing(target) as temporary:
        shutil.copyfile(source, temporary)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a temporary folder to fill; when the block ends well it becomes `path`, in place of what stood there."""
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = _temporary(path)
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(mode=0o700)
        try:
            yield temporary
            for file in sorted(temporary.iterdir()):
                _sync(file)
            shutil.rmtree(path, ignore_errors=True)
            temporary.rename(path)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        sync_folder(path.parent)


def remove_folder(path: Path) -> None:
    """Remove a folder so that it is whole or gone, also when the process is killed meanwhile."""
    with disk_errors(path):
        temporary = _temporary(path)
        shutil.rmtree(temporary, ignore_errors=True)
        path.rename(temporary)
        shutil.rmtree(temporary, ignore_errors=True)


def remove_leftovers(folder: Path, where: str = "**/") -> None:
    """Remove what a killed process left half done in a folder: below it, or where the pattern says.

    Call only while holding the lock.
    """
    for leftover in sorted(folder.glob(f"{where}.*{_ENDING}")):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename inside `folder` survive a power cut, where the platform can."""
    if os.name == "posix":
        _sync(folder)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file to fill; when the block ends well it takes the place of `path`, and its permissions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(path)
    try:
        yield temporary
        _sync(temporary)
        with suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name[:_NAME_KEPT]}.{os.getpid()}{_ENDING}")


def _takes_a_stream(path: Path) -> bool:
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(kind) or stat.S_ISDIR(kind))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
