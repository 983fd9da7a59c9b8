"""ArgKP-2021: arguments, the key points that they may make, and the shared task's measure (Bar-Haim and others, 2020).

The data (CDLA-Sharing 1.0) are not part of this repository. That licence lays no duty on what is computed from them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOLDER = "argkp_kpa2021"
RECORD = {
    "data": "ArgKP-2021, train topics, github.com/IBM/KPA_2021_shared_task, CDLA-Sharing 1.0, (c) IBM 2020",
    "data_revision": "2f5e2d5ad5a387fe731da2f00b423ce1d845c5d2",
}
MATCH, UNDECIDED, NO_MATCH = 1.0, 0.5, 0.0


@dataclass(frozen=True)
class Group:
    """The arguments of one stance on one topic. `grades` is arguments by key points: match, undecided or no match.

    A pair is undecided where 15 to 60% of those who judged it called it a match; it has no label in the data.
    """

    topic: str
    stance: int
    arguments: list[str]
    key_points: list[str]
    grades: np.ndarray


def groups(data: Path, part: str) -> list[Group]:
    """Read the `train` or `dev` topics, ordered by topic and stance."""
    import pandas as pd

    arguments, key_points, labels = (
        pd.read_csv(data / FOLDER / f"{name}_{part}.csv") for name in ("arguments", "key_points", "labels")
    )
    judged = {(row.arg_id, row.key_point_id): float(row.label) for row in labels.itertuples()}
    found = []
    for (topic, stance), own in arguments.groupby(["topic", "stance"], sort=True):
        points = key_points[(key_points["topic"] == topic) & (key_points["stance"] == stance)]
        grades = [[judged.get((one, other), UNDECIDED) for other in points["key_point_id"]] for one in own["arg_id"]]
        texts, short = own["argument"].tolist(), points["key_point"].tolist()
        found.append(Group(topic, stance, texts, short, np.array(grades, dtype=np.float32)))
    return found


def precision(found: Iterable[Group], score: Callable[[Group], np.ndarray]) -> tuple[float, float]:
    """Return mean average precision, undecided pairs counted as wrong (strict) and as right (relaxed).

    Each argument is given its best key point, and the better half of a group is ranked. `score` returns arguments by
    key points.
    """
    pairs = [_of_group(group.grades, score(group)) for group in found]
    strict, relaxed = np.mean(pairs, axis=0)
    return float(strict), float(relaxed)


def _of_group(grades: np.ndarray, scores: np.ndarray) -> tuple[float, float]:
    order = np.argsort(-scores.max(axis=1), kind="stable")[: len(scores) // 2]
    kept = grades[order, scores.argmax(axis=1)[order]]
    return _average(kept == MATCH), _average(kept >= UNDECIDED)


def _average(right: np.ndarray) -> float:
    hits = np.cumsum(right)
    return float((hits / np.arange(1, len(right) + 1))[right].mean()) if right.any() else 0.0
