"""Tune a sentence encoder so that an argument is near the key points that it makes.

Batches hold arguments of a few topics with all key points of those topics, for and against. Two losses are added: one
on the labelled order of pairs across arguments and topics, one on each argument's choice among key points. A third
keeps the likenesses of sentences on other subjects as they were, so that likeness in general is not forgotten. The
tuned weights can also be averaged with those tuning began from (Wortsman and others, 2022).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np

from models.build.argkp import NO_MATCH, Group
from models.build.ranking import choice_loss, order_loss
from models.build.reader import Reader


@dataclass(frozen=True)
class Recipe:
    """How to tune. `share` is the part of the tuned weights in the average; rates fall by `decay` a layer downwards."""

    fixed_layers: int = 3
    epochs: int = 2
    rate: float = 1e-4
    decay: float = 0.8
    warming: float = 0.1
    weight_decay: float = 0.01
    arguments_a_run: int = 12
    runs_a_batch: int = 4
    choice: float = 0.5
    kept: float = 100.0
    kept_a_batch: int = 24
    glosses: int = 20_000
    share: float = 0.85
    seed: int = 2035


class Pace(Protocol):
    """How fast weights may move."""

    rate: float
    decay: float
    warming: float
    weight_decay: float


class Batch(NamedTuple):
    """Arguments, key points, grades of all pairs, and whether a pair is of one topic and stance."""

    arguments: list[str]
    key_points: list[str]
    grades: np.ndarray
    own: np.ndarray


def tune(reader: Reader, groups: Sequence[Group], general: Sequence[str], recipe: Recipe) -> Iterator[int]:
    """Train the learning layers of `reader` in place, yielding the number of each epoch done.

    `general` is sentences whose likenesses should stay, in a fixed order.
    """
    import torch

    torch.manual_seed(recipe.seed)
    random = np.random.default_rng(recipe.seed)
    epochs = [list(batches(groups, recipe, random)) for _ in range(recipe.epochs)]
    learner, schedule = optimiser(reader, recipe, sum(map(len, epochs)))
    weights = [weight for weight in reader.transformer.parameters() if weight.requires_grad]
    for number, epoch in enumerate(epochs, start=1):
        reader.learning.train()
        for batch in epoch:
            learner.zero_grad()
            loss = _loss(reader, batch, recipe)
            if recipe.kept:
                drawn = random.choice(len(general), recipe.kept_a_batch, replace=False)
                loss = loss + recipe.kept * forgotten(reader, [general[place] for place in drawn])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            learner.step()
            schedule.step()
        reader.learning.eval()
        yield number


def average(tuned: Any, before: Any, share: float) -> None:
    """Set the weights of `tuned` to their mean with those of `before`, `share` of them its own."""
    import torch

    with torch.no_grad():
        for weight, other in zip(tuned.parameters(), before.parameters(), strict=True):
            weight.lerp_(other, 1.0 - share)


def batches(groups: Sequence[Group], recipe: Recipe, random: np.random.Generator) -> Iterator[Batch]:
    """Yield every argument once, in runs of one topic and stance, several runs a batch."""
    runs = []
    for number, group in enumerate(groups):
        order = random.permutation(len(group.arguments))
        starts = range(0, len(order), recipe.arguments_a_run)
        runs += [(number, order[start : start + recipe.arguments_a_run]) for start in starts]
    shuffled = [runs[place] for place in random.permutation(len(runs))]
    for first in range(0, len(shuffled), recipe.runs_a_batch):
        yield _batch(groups, shuffled[first : first + recipe.runs_a_batch])


def _batch(groups: Sequence[Group], runs: Sequence[tuple[int, np.ndarray]]) -> Batch:
    topics = {groups[number].topic for number, _ in runs}
    present = [number for number, group in enumerate(groups) if group.topic in topics]
    ends = np.cumsum([0] + [len(groups[number].key_points) for number in present])
    columns = {number: slice(ends[place], ends[place + 1]) for place, number in enumerate(present)}
    shape = (sum(len(rows) for _, rows in runs), int(ends[-1]))
    grades, own = np.full(shape, NO_MATCH, dtype=np.float32), np.zeros(shape, dtype=bool)
    arguments: list[str] = []
    for number, rows in runs:
        place = slice(len(arguments), len(arguments) + len(rows))
        grades[place, columns[number]] = groups[number].grades[rows]
        own[place, columns[number]] = True
        arguments += [groups[number].arguments[row] for row in rows]
    return Batch(arguments, [point for number in present for point in groups[number].key_points], grades, own)


def _loss(reader: Reader, batch: Batch, recipe: Recipe) -> Any:
    import torch

    vectors = reader([*batch.arguments, *batch.key_points])
    cosines = vectors[: len(batch.arguments)] @ vectors[len(batch.arguments) :].T
    grades, own = torch.from_numpy(batch.grades), torch.from_numpy(batch.own)
    return order_loss(cosines[own], grades[own]) + recipe.choice * choice_loss(cosines, grades)


def forgotten(reader: Reader, texts: Sequence[str]) -> Any:
    """Return by how much, squared, the likenesses of texts are not what they were."""
    now, before = reader(texts), reader.before(texts)
    return (now @ now.T - before @ before.T).square().mean()


def optimiser(reader: Reader, pace: Pace, steps: int, heads: Sequence[Any] = (), rate: float = 0.0) -> tuple[Any, Any]:
    """Return AdamW with a rate for each layer, and a schedule that rises, then falls to nothing in a line.

    `heads` learn as well, at a `rate` of their own.
    """
    import torch

    learning = [
        {"params": list(layer.parameters()), "lr": pace.rate * pace.decay**depth}
        for depth, layer in enumerate(reversed(reader.learning))
    ]
    learning += [{"params": list(head.parameters()), "lr": rate} for head in heads]
    found = torch.optim.AdamW(learning, weight_decay=pace.weight_decay)
    warm = max(1.0, pace.warming * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        found, lambda step: min((step + 1) / warm, (steps - step) / (steps - warm + 1))
    )
    return found, schedule
