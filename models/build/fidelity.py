"""How near a compact encoder is to the model it was made from, and how it fares where people judged.

Pairs and precision are those of the ArgKP-2021 development topics, general likeness that of held-back WordNet senses.
Without the material nothing is measured and the manifest has no metrics.
"""

from collections.abc import Callable

import numpy as np

from models.build import argkp, likeness, wordnet
from models.build.manifest import Value
from models.build.material import Material

Encode = Callable[[list[str]], np.ndarray]
_COMPARED = 400


def measure(ours: Encode, full: Encode, material: Material) -> dict[str, Value]:
    """Return cosines and the rank correlation of pair similarities against `full`, and figures on judged pairs."""
    found: dict[str, Value] = {}
    if material.labelled is not None and material.has(argkp.FOLDER):
        groups = argkp.groups(material.labelled, "dev")
        found |= {"measured_on": "ArgKP-2021 development topics", **_nearness(ours, full, _texts(groups))}
        strict, relaxed = argkp.precision(groups, lambda group: ours(group.arguments) @ ours(group.key_points).T)
        found |= {"n_arguments": sum(len(group.arguments) for group in groups)}
        found |= {"argkp_strict": round(strict, 3), "argkp_relaxed": round(relaxed, 3)}
    if material.wordnet is not None:
        held = likeness.held_back(wordnet.senses(material.wordnet))
        found |= {"wordnet_senses": likeness.ASKED}
        found |= {"wordnet_reciprocal_rank": round(likeness.reciprocal_rank(ours, held), 3)}
    return found


def _texts(groups: list[argkp.Group]) -> list[str]:
    return sorted({text for group in groups for text in group.arguments})[:_COMPARED]


def _nearness(ours: Encode, full: Encode, texts: list[str]) -> dict[str, Value]:
    from scipy.stats import spearmanr

    first, second = ours(texts), full(texts)
    pairs = np.triu_indices(len(texts), 1)
    found: dict[str, Value] = {"n_texts": len(texts)}
    if first.shape == second.shape:
        cosines = (first * second).sum(axis=1)
        found |= {"cosine_mean": round(float(cosines.mean()), 4), "cosine_min": round(float(cosines.min()), 4)}
    correlation = float(spearmanr((first @ first.T)[pairs], (second @ second.T)[pairs])[0])
    return found | {"spearman_of_pairs": round(correlation, 4)}
