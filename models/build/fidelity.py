"""How near a compact encoder is to the full model, and how it fares on pairs that people judged.

The pairs are those of ArgKP-2021 (Bar-Haim and others, 2020; CDLA-Sharing 1.0), development topics. They are not part
of this repository; without them nothing is measured and the manifest has no metrics.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Encode = Callable[[list[str]], np.ndarray]
_COMPARED = 400


def measure(ours: Encode, full: Encode, data: Path | None) -> dict[str, float | int | str]:
    """Return cosines and the rank correlation of pair similarities against `full`, and ArgKP precision."""
    if data is None or not (data / "argkp_kpa2021").is_dir():
        return {}
    from scipy.stats import spearmanr

    arguments, key_points, labels = _argkp(data / "argkp_kpa2021")
    texts = sorted(set(arguments["argument"]))[:_COMPARED]
    first, second = ours(texts), full(texts)
    pairs = np.triu_indices(len(texts), 1)
    found: dict[str, float | int | str] = {"measured_on": "ArgKP-2021 development topics", "n_texts": len(texts)}
    if first.shape == second.shape:
        cosines = (first * second).sum(axis=1)
        found |= {"cosine_mean": round(float(cosines.mean()), 4), "cosine_min": round(float(cosines.min()), 4)}
    found["spearman_of_pairs"] = round(float(spearmanr((first @ first.T)[pairs], (second @ second.T)[pairs])[0]), 4)
    strict, relaxed = _matching(ours, arguments, key_points, labels)
    return found | {"argkp_strict": round(strict, 3), "argkp_relaxed": round(relaxed, 3)}


def _argkp(folder: Path) -> tuple[Any, Any, Any]:
    import pandas as pd

    return tuple(pd.read_csv(folder / f"{name}_dev.csv") for name in ("arguments", "key_points", "labels"))  # type: ignore[return-value]


def _matching(encode: Encode, arguments: Any, key_points: Any, labels: Any) -> tuple[float, float]:
    """Return mean average precision, unlabelled pairs counted as wrong and as right (the shared task's own rule)."""
    judged = {(row.arg_id, row.key_point_id): row.label for row in labels.itertuples()}
    precisions = []
    for topic, group in arguments.groupby(["topic", "stance"], sort=True):
        points = key_points[(key_points["topic"] == topic[0]) & (key_points["stance"] == topic[1])]
        scores = encode(group["argument"].tolist()) @ encode(points["key_point"].tolist()).T
        best = scores.argmax(axis=1)
        order = np.argsort(-scores.max(axis=1), kind="stable")[: len(group) // 2]
        pairs = [(group["arg_id"].iloc[i], points["key_point_id"].iloc[best[i]]) for i in order]
        precisions.append([_average_precision([judged.get(pair, missing) for pair in pairs]) for missing in (0, 1)])
    strict, relaxed = np.mean(precisions, axis=0)
    return float(strict), float(relaxed)


def _average_precision(right: list[int]) -> float:
    hits = np.cumsum(right)
    return float((hits / np.arange(1, len(right) + 1))[np.array(right) == 1].mean()) if sum(right) else 0.0
