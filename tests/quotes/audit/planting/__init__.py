"""Files of every format with a text planted in every place of them that holds any, made by the programs that write
them. Each module has `PLACES`: a file's name → place → what makes the file with a text there.
"""

from collections.abc import Callable

from consult import registry

Plant = Callable[[str], bytes]
Places = dict[str, dict[str, Plant]]


def everywhere() -> list[tuple[str, str, Plant]]:
    """Return every file name, place and planter."""
    modules = registry.load_all("tests.quotes.audit.planting").values()
    return [
        (name, place, plant)
        for module in modules
        for name, places in module.PLACES.items()
        for place, plant in places.items()
    ]
