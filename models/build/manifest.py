"""The record beside every model: hashes, licence, where it came from, how it was made, what was measured."""

import hashlib
import json
import tomllib
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
    """Write `manifest.toml` for every other file of a model folder except its card.

    Where nothing was measured, figures of the manifest before are kept if the files are the same to the byte.
    """
    files = sorted(path for path in folder.iterdir() if path.name not in ("manifest.toml", "card.md"))
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    metrics = metrics or _figures_of(folder / "manifest.toml", hashes)
    tables = {"files": hashes, "source": source, "recipe": recipe, "metrics": metrics}
    lines = [f"name = {json.dumps(folder.name)}", f"licence = {json.dumps(licence)}"]
    for title, table in tables.items():
        lines += ["", f"[{title}]", *(f"{json.dumps(key)} = {json.dumps(value)}" for key, value in table.items())]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _figures_of(path: Path, hashes: Mapping[str, str]) -> Mapping[str, Value]:
    if not path.exists():
        return {}
    before = tomllib.loads(path.read_text(encoding="utf-8"))
    return before["metrics"] if before["files"] == hashes else {}


def versions(*packages: str) -> dict[str, str]:
    """Return the installed versions of packages."""
    return {package: version(package) for package in packages}
