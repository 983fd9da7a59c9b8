"""Named implementations of a seam, found by folder on first look-up.

A seam is a package whose modules each implement the same protocol (`consult.nlp.coders`, say). Adding an
implementation is adding a file: nothing is registered, and a module is imported only when it is asked for.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from consult.errors import UnknownName


@cache
def names(seam: str) -> tuple[str, ...]:
    """Return the names that implementations of a seam go by, sorted, without importing any of them."""
    package = import_module(seam)
    return tuple(sorted(info.name for info in iter_modules(package.__path__) if not info.name.startswith("_")))


def load(seam: str, name: str) -> ModuleType:
    """Return the module that implements `name`.

    Raises:
        UnknownName: no module of the seam goes by that name; the message lists or suggests those that do.
    """
    if name not in names(seam):
        raise UnknownName(seam.rpartition(".")[2].removesuffix("s"), name, names(seam))
    return import_module(f"{seam}.{name}")


def load_all(seam: str) -> dict[str, ModuleType]:
    """Return every implementation of a seam by name, in name order."""
    return {name: load(seam, name) for name in names(seam)}
