"""Word lists and cue patterns, kept as data in `cues/` so that they can be read and changed without the code."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "cues"

Table = dict[str, tuple[str, ...]]


@cache
def table(name: str) -> Table:
    """Return the lists of `cues/<name>.toml` by key, in file order; a string is a list of its words."""
    raw = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: tuple(value.split() if isinstance(value, str) else value) for key, value in raw.items()}


@cache
def fingerprint() -> str:
    """Return one hash over all the files of `cues/`."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
