"""Where the data and models that ship with the product are, and the closed vocabularies among them.

In a source checkout they are the top-level `data/` and `models/`; an installed wheel carries them inside the package.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from consult.errors import ModelError
from consult.vocabulary import Noun

_PACKAGE = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where PyYAML was built with it


def _home(name: str) -> Path:
    checkout = _PACKAGE.parent / name
    return checkout if checkout.is_dir() else _PACKAGE / f"_{name}"


def data(*parts: str) -> Path:
    """Return the path of a file or folder under `data/`."""
    return _home("data").joinpath(*parts)


def model(name: str) -> Path:
    """Return the folder of a model.

    Raises:
        ModelError: no such folder.
    """
    folder = _home("models") / name
    if not folder.is_dir():
        raise ModelError(
            f'the model "{name}" is not in {_home("models")}. Install the product again, or build it with models/build.'
        )
    return folder


def parse(text: str) -> Any:
    """Return what a YAML text says; nothing in it is run.

    Raises:
        YAMLError: it is not YAML.
    """
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  # both loaders are safe ones


class Entry(Noun):
    """One value of a closed vocabulary: the id used in tables, the name readers see, and what people call it.

    `parent` is a broader entry (a region for a place, an IS-8 sector for a frontier industry); `kind` tells entries
    of one file apart (`sector` or `frontier_industry`, `region`, `city_region` or `nation`). `county` is where a town
    lies.
    """

    id: str
    name: str
    plural: str = ""
    kind: str = ""
    parent: str = ""
    county: str = ""
    aliases: tuple[str, ...] = ()


@cache
def entries(vocabulary: str) -> tuple[Entry, ...]:
    """Return the entries of `data/reference/<vocabulary>.yaml` in file order.

    Vocabularies: `respondent-types`, `organisation-sizes`, `regions`, `sectors`, `places`, `policies`,
    `markets`, `consent`.
    """
    raw = parse(data("reference", f"{vocabulary}.yaml").read_text(encoding="utf-8"))
    return tuple(Entry(**entry) for entry in raw["entries"])
