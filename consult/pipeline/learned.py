"""Where what was learned from codings is kept: in the consultation, beside its hash, and read only if it has it."""

import hashlib
from pathlib import Path

from consult.errors import ModelError
from consult.pipeline.folder import Folder
from consult.store import write_bytes

_FILE, _HASH = "learned.safetensors", "learned.sha256"


def keep(folder: Folder, learned: bytes) -> None:
    """Keep what was learned, in place of what was before."""
    digest = hashlib.sha256(learned).hexdigest()
    _path(folder, _HASH).unlink(missing_ok=True)  # a stop between the two files must not mate old with new
    write_bytes(_path(folder, _FILE), learned)
    write_bytes(_path(folder, _HASH), f"{digest}\n".encode())


def hash_kept(folder: Folder) -> str:
    """Return the hash of what was learned, "" where nothing was."""
    try:
        return _path(folder, _HASH).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def kept(folder: Folder) -> bytes | None:
    """Return what was learned, None where nothing was.

    Raises:
        ModelError: it is not the file that was kept.
    """
    try:
        learned = _path(folder, _FILE).read_bytes()
        digest = _path(folder, _HASH).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    if hashlib.sha256(learned).hexdigest() != digest:
        raise ModelError(f"{_path(folder, _FILE)} is damaged. Delete it, or run `consult train` again.")
    return learned


def _path(folder: Folder, name: str) -> Path:
    return folder.derived / name
