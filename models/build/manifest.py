"""The record beside every model: hashes, licence, where it came from, how it was made, what was measured."""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

Value = str | int | float


def write(
    folder: Path,
    *,
    licence: str,
    source: Mapping[str, Value],
    recipe: Mapping[str, Value],
    metrics: Mapping[str, Value],
) -> None:
    """Write `manifest.toml` for every other file of a model folder except its card."""
    files = sorted(path for path in folder.iterdir() if path.name not in ("manifest.toml", "card.md"))
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    tables = {"files": hashes, "source": source, "recipe": recipe, "metrics": metrics}
    lines = [f"name = {json.dumps(folder.name)}", f"licence = {json.dumps(licence)}"]
    for title, table in tables.items():
        lines += ["", f"[{title}]", *(f"{json.dumps(key)} = {json.dumps(value)}" for key, value in table.items())]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def versions(*packages: str) -> dict[str, str]:
    """Return the installed versions of packages."""
    return {package: version(package) for package in packages}
