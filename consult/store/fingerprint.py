"""Short hashes that say whether a derived table is still true."""

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel

_OURS = {".py", ".toml", ".yaml", ".json", ".html", ".css", ".txt"}


def fingerprint(*parts: object) -> str:
    """Return twelve hexadecimal characters over settings sections, hashes, strings, numbers, lists and dicts."""
    content = json.dumps([_plain(part) for part in parts], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


@cache
def of_folder(folder: Path) -> str:
    """Return a hash over the code and data files of a folder: a changed rule makes what it derived untrue."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _OURS and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def of_libraries(*names: str) -> dict[str, str]:
    """Return the installed version of each library whose output may change with its version."""
    return {name: version(name) for name in sorted(names)}


def _plain(part: object) -> object:
    return part.model_dump(mode="json") if isinstance(part, BaseModel) else part
