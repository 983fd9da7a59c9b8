"""How far groups hold when some of the segments are taken away."""

from types import ModuleType
from typing import NamedTuple

import numpy as np

from consult.nlp.discovery.grouping import regroup
from consult.nlp.exact import Exact
from consult.progress import Progress

SHARE = 0.8


class Stability(NamedTuple):
    """`kept` has for each group the share of its pairs that stay together, the mean over resamples.

    `agreement` is the mean adjusted Rand index of the groups and those of a resample (Hubert and Arabie, 1985, eq. 5):
    1 where they are the same, about 0 where they agree no more than by chance. Joining everything keeps every pair and
    agrees in nothing, so that the two have to be read together. Both are NaN without resamples.
    """

    kept: Exact
    agreement: float


def stability(
    vectors: Exact, groups: np.ndarray, way: ModuleType, resamples: int, seed: int, progress: Progress
) -> Stability:
    """Group random parts of the segments (80% of them) anew and compare."""
    from sklearn.metrics import adjusted_rand_score

    random = np.random.default_rng(seed)
    n_groups = int(groups.max(initial=-1)) + 1
    kept, agreements = np.full((resamples, n_groups), np.nan), []
    for number in range(resamples):
        progress("stability", number, resamples)
        part = np.sort(random.choice(len(groups), int(SHARE * len(groups)), replace=False))
        anew = regroup(vectors[part], way, seed + number + 1)
        kept[number] = pairs_kept(groups[part], anew, n_groups)
        agreements.append(float(adjusted_rand_score(groups[part], anew)))
    progress("stability", resamples, resamples)
    counted = (~np.isnan(kept)).sum(axis=0)
    mean = np.divide(np.nansum(kept, axis=0), counted, out=np.full(n_groups, np.nan), where=counted > 0)
    return Stability(np.round(mean, 3), round(float(np.mean(agreements)), 3) if agreements else float("nan"))


def pairs_kept(groups: np.ndarray, anew: np.ndarray, n_groups: int) -> Exact:
    """Return for each group the share of its pairs of segments that are in one group anew too.

    Being in no group (-1) together is not being together. NaN where a group has no two segments.
    """
    kept = np.full(n_groups, np.nan)
    for number in range(n_groups):
        own = anew[groups == number]
        if len(own) > 1:
            sizes = np.unique_counts(own[own >= 0]).counts.astype(np.float64)
            kept[number] = (sizes * (sizes - 1)).sum() / (len(own) * (len(own) - 1))
    return kept
