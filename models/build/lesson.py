"""A lesson: texts of known classes that the tuned encoder is taught to tell apart, one class a text.

It is taught through a linear head on the encoder's vectors, which is thrown away. Likenesses of other sentences are
held as they were when the lesson began, so that matching and likeness in general are not forgotten.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from models.build.reader import Reader
from models.build.tune import forgotten, optimiser

_SHARPNESS = 10.0  # a head sees vectors of length 1: without it no class could be sure


@dataclass(frozen=True)
class Course:
    """How to teach. `kept` weighs the hold on likenesses against the lesson."""

    steps: int = 380
    texts_a_step: int = 32
    rate: float = 1e-4
    head_rate: float = 3e-3
    decay: float = 0.8
    warming: float = 0.1
    weight_decay: float = 0.01
    kept: float = 20.0
    kept_a_step: int = 20
    seed: int = 2035


@dataclass(frozen=True)
class Lesson:
    """Texts, and for each the share of each class in it: (n, k), rows that sum to 1.

    `weight` (n,) says how much each text counts, 1 in the mean.
    """

    texts: list[str]
    wanted: np.ndarray
    weight: np.ndarray

    @classmethod
    def of(cls, texts: Sequence[str], classes: Sequence[int], nearness: np.ndarray, power: float = 0.5) -> "Lesson":
        """Make a lesson of the class of each text.

        Args:
            texts: the n texts.
            classes: the place of each one's class.
            nearness: (k, k), in each row what is wanted of a text of that class; the identity where classes are apart.
            power: the power of how rare a class is that its texts count by.
        """
        places = np.asarray(classes)
        counts = np.bincount(places, minlength=len(nearness))
        weight = (len(places) / len(counts) / counts[places]) ** power
        return cls(list(texts), nearness[places].astype(np.float32), (weight / weight.mean()).astype(np.float32))


def teach(reader: Reader, lesson: Lesson, general: Sequence[str], course: Course) -> Iterator[int]:
    """Train the learning layers of `reader` in place, yielding the number of each step done.

    `general` is sentences whose likenesses should stay, in a fixed order.
    """
    import torch

    torch.manual_seed(course.seed)
    random = np.random.default_rng(course.seed)
    head = torch.nn.Linear(reader.transformer.config.hidden_size, lesson.wanted.shape[1])
    order = _endless(len(lesson.texts), int(random.integers(2**32)))
    learner, schedule = optimiser(reader, course, course.steps, [head], course.head_rate)
    weights = [weight for weight in reader.transformer.parameters() if weight.requires_grad]
    reader.learning.train()
    for step in range(course.steps):
        learner.zero_grad()
        drawn = random.choice(len(general), course.kept_a_step, replace=False)
        loss = _loss(reader, lesson, head, [next(order) for _ in range(course.texts_a_step)])
        loss = loss + course.kept * forgotten(reader, [general[place] for place in drawn])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        learner.step()
        schedule.step()
        yield step
    reader.learning.eval()


def _loss(reader: Reader, lesson: Lesson, head: Any, rows: list[int]) -> Any:
    """Return the weighted cross-entropy of some of the texts."""
    import torch

    scores = _SHARPNESS * head(reader([lesson.texts[row] for row in rows]))
    wanted, weight = torch.from_numpy(lesson.wanted[rows]), torch.from_numpy(lesson.weight[rows])
    return -(weight * (wanted * torch.log_softmax(scores, dim=1)).sum(1)).mean()


def _endless(n: int, seed: int) -> Iterator[int]:
    random = np.random.default_rng(seed)
    while True:
        yield from (int(row) for row in random.permutation(n))
