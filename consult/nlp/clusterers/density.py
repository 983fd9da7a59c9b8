"""UMAP, then HDBSCAN: finds groups of any shape, and leaves segments that lie by themselves in none.

Slower than `kmeans`; its groups are the same on one machine and may differ on another.
"""

from typing import Any

_NEIGHBOURS, _DIMENSIONS = 15, 5
_SMALLEST, _SMALLEST_SHARE, _CORE = 8, 0.004, 4


def reduction(n: int, seed: int) -> Any:
    """Return UMAP on one thread, since more would leave its result to chance."""
    from umap import UMAP

    neighbours, dimensions = max(min(_NEIGHBOURS, n - 1), 2), max(min(_DIMENSIONS, n - 2), 1)
    options = {"min_dist": 0.0, "metric": "cosine", "random_state": seed, "n_jobs": 1}
    return UMAP(n_neighbors=neighbours, n_components=dimensions, **options)


def clusterer(n: int, seed: int) -> Any:
    """Return HDBSCAN, whose smallest group grows with the number of rows; it leaves nothing to chance."""
    del seed
    from sklearn.cluster import HDBSCAN

    return HDBSCAN(min_cluster_size=max(_SMALLEST, int(_SMALLEST_SHARE * n)), min_samples=_CORE, copy=True)
