"""Segments into groups with BERTopic on vectors that are given, and the words by which each group stands out."""

import warnings
from collections.abc import Sequence
from types import ModuleType

import numpy as np

from consult.nlp.exact import Exact

_WORDS_A_GROUP = 12
_TOKEN = r"(?u)\b[^\W\d_]{3,}\b"  # noqa: S105  # a pattern, no secret


def group(words: Sequence[str], vectors: Exact, way: ModuleType, seed: int) -> tuple[np.ndarray, list[list[str]]]:
    """Return the group of each segment (-1: none) and each group's words, the most telling first.

    `way` is a module of `consult.nlp.clusterers`. Groups are numbered from the largest. The words are those of
    class-based TF-IDF (Grootendorst, 2022, BERTopic, eq. 2) with BM25 weights.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1), warnings.catch_warnings():  # sums of several threads have no fixed order
        warnings.simplefilter("ignore")  # what its libraries have to say to each other
        from bertopic import BERTopic
        from bertopic.vectorizers import ClassTfidfTransformer
        from sklearn.feature_extraction.text import CountVectorizer

        model = BERTopic(
            umap_model=way.reduction(len(words), seed),
            hdbscan_model=way.clusterer(len(words), seed),
            vectorizer_model=CountVectorizer(stop_words="english", ngram_range=(1, 2), token_pattern=_TOKEN),
            ctfidf_model=ClassTfidfTransformer(bm25_weighting=True, reduce_frequent_words=True),
            top_n_words=_WORDS_A_GROUP,
        )
        labels, _ = model.fit_transform(list(words), embeddings=vectors)
    groups = np.asarray(labels, dtype=np.int64)
    told = [[word for word, _ in model.get_topic(number) if word] for number in range(groups.max(initial=-1) + 1)]
    return groups, told


def regroup(vectors: Exact, way: ModuleType, seed: int) -> np.ndarray:
    """Return the group of each segment, without words."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        short = way.reduction(len(vectors), seed).fit(vectors).transform(vectors)
        return np.asarray(way.clusterer(len(vectors), seed).fit(short).labels_, dtype=np.int64)
