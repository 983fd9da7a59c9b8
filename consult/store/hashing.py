"""Short hashes that say whether a derived table is still true."""

import hashlib
import json
from functools import cache
from pathlib import Path

from pydantic import BaseModel

_OURS = {".py", ".toml", ".yaml", ".json", ".html", ".css", ".txt"}


def fingerprint(*parts: object) -> str:
    """Return twelve hexadecimal characters over strings, numbers, lists, dicts, frozen nouns, settings and folders.

    A folder counts by the code and data files in it: a changed rule makes what it derived untrue.
    """
    content = json.dumps([_plain(part) for part in parts], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


@cache
def _of_folder(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _OURS and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _plain(part: object) -> object:
    if isinstance(part, Path):
        return _of_folder(part)
    return part.model_dump(mode="json") if isinstance(part, BaseModel) else part
