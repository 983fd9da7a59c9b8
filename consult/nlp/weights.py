"""Model folders: weights that are what their manifest says they are, or an error."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consult import reference
from consult.errors import ModelError

MANIFEST = "manifest.toml"


@dataclass(frozen=True)
class Weights:
    """A verified model folder. `sha256` maps file names to hashes; `recipe` is how the files were made."""

    name: str
    folder: Path
    sha256: dict[str, str]
    recipe: dict[str, str]

    def file(self, name: str) -> Path:
        """Return the path of one of the verified files."""
        if name not in self.sha256:
            raise ModelError(
                f'the manifest of the model "{self.name}" does not name {name}. Install the product again.'
            )
        return self.folder / name

    @property
    def fingerprint(self) -> dict[str, str]:
        """The hash of each file, under a key that says which model's it is."""
        return {f"model:{self.name}/{file}": digest for file, digest in sorted(self.sha256.items())}


@cache
def weights(name: str) -> Weights:
    """Verify a model that ships with the product, once in a process.

    Raises:
        ModelError: the folder, its manifest or a file is absent, or a file is not the one that the manifest names.
    """
    return verified(reference.model(name))


def verified(folder: Path) -> Weights:
    """Read the manifest of a model folder and check the hash of every file it names.

    Raises:
        ModelError: as `weights`.
    """
    try:
        manifest = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        named = {str(file): str(digest) for file, digest in manifest["files"].items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, AttributeError) as error:
        raise ModelError(f"{folder.name}/{MANIFEST} is absent or damaged. Install the product again.") from error
    for file, digest in named.items():
        _check(folder / file, digest)
    recipe = {str(what): str(value) for what, value in manifest.get("recipe", {}).items()}
    return Weights(folder.name, folder, named, recipe)


def _check(path: Path, digest: str) -> None:
    place = f"{path.parent.name}/{path.name}"
    try:
        with path.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"the model file {place} is absent or unreadable. Install the product again.") from error
    if found != digest:
        raise ModelError(
            f"the model file {place} is not the one its manifest names ({found[:12]}…, expected {digest[:12]}…). "
            "Install the product again, or make the models anew with models/build."
        )
