"""Principal components, then k-means with more centres than are wanted, of which those that lie together are joined.

It is the default: on one machine it gives the same groups every time, and it leaves no segment out. The number of
groups need not be guessed well, since what was split too often is joined again.
"""

from typing import Any

import numpy as np

from consult.nlp.exact import Exact

_DIMENSIONS, _STARTS = 50, 4
_CENTRES_BY_ROOT, _FEWEST, _MOST = 0.6, 4, 60  # centres for the square root of the number of segments
_JOINED = 0.6  # cosine of the centres of groups that are one


def reduction(n: int, seed: int) -> Any:
    """Return principal components, scaled to length 1."""
    from sklearn.decomposition import PCA
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import Normalizer

    dimensions = max(min(_DIMENSIONS, n // 2), 1)
    return make_pipeline(PCA(dimensions, svd_solver="covariance_eigh", random_state=seed), Normalizer())


def clusterer(n: int, seed: int) -> "JoinedKMeans":
    """Return the clusterer for `n` rows."""
    return JoinedKMeans(int(np.clip(round(_CENTRES_BY_ROOT * n**0.5), _FEWEST, _MOST)), seed)


class JoinedKMeans:
    """k-means whose centres are joined by average linkage while their cosine is above a threshold."""

    labels_: np.ndarray

    def __init__(self, centres: int, seed: int) -> None:
        self._centres, self._seed = centres, seed

    def fit(self, rows: Exact, _: object = None) -> "JoinedKMeans":
        """Group rows of length 1 (n, dimensions)."""
        from sklearn.cluster import AgglomerativeClustering, KMeans

        found = KMeans(min(self._centres, len(rows)), n_init=_STARTS, random_state=self._seed).fit(rows)
        if len(found.cluster_centers_) < 2:
            self.labels_ = found.labels_
            return self
        together = AgglomerativeClustering(
            n_clusters=None, metric="cosine", linkage="average", distance_threshold=1.0 - _JOINED
        )
        self.labels_ = together.fit_predict(found.cluster_centers_)[found.labels_]
        return self
