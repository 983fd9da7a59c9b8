"""What is said to a language model, kept as data in `prompts/` so that it can be read and changed without the code."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "prompts"


@dataclass(frozen=True)
class Prompt:
    """`instructions` before every request; `version` names them, with a hash of every word."""

    version: str
    instructions: str


@cache
def prompt(name: str) -> Prompt:
    """Return `prompts/<name>.toml`, behind what `prompts/data.toml` says of every request."""
    general, own = _read("data"), _read(name)
    instructions = f"{own}\n{general}"
    return Prompt(f"{name} {hashlib.sha256(instructions.encode()).hexdigest()[:12]}", instructions)


def _read(name: str) -> str:
    return str(tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["instructions"])
