"""Texts matched to statements, by the rule of the key-point analysis shared task of 2021, track 1.

Friedman and others 2021 (Overview of the 2021 Key Point Analysis Shared Task), as its published script
`track_1_kp_matching.py` computes it: each argument of a topic and stance has its best statement; the better half by
score, rounded down, is kept; average precision of those, 0 where none of them is right; mean over topics and stances.
Arguments count whether they have labels or not. A pair that annotators left open counts as wrong (strict) or as right
(relaxed). The script leaves open which arguments of equal score at the middle are kept: here the first ones given.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consult.coding.bootstrap import Sums, ratio, resamples
from consult.coding.estimate import RESAMPLES, Accuracy, Estimate


def matching_accuracy(scores: Sums, labels: Sums, fields: Sequence[str], seed: int) -> Accuracy:
    """Return `strict_map` and `relaxed_map`.

    Arguments are resampled within their field (topic and stance), so the interval tells what other arguments on these
    topics would give. It says nothing of other topics.

    Args:
        scores: (n,) of the best statement of each argument.
        labels: (n,) 1 where that is a match, 0 where it is not, NaN where it was left open.
        fields: the topic and stance of each argument.
        seed: of the resamples.
    """
    of_field = np.asarray(fields, dtype=str)
    names = np.unique(of_field)
    readings = {"strict_map": np.nan_to_num(labels, nan=0.0), "relaxed_map": np.nan_to_num(labels, nan=1.0)}
    nothing = 0.0 if len(names) else np.nan
    values = dict.fromkeys(readings, nothing)
    replicates = {name: np.full(RESAMPLES, nothing) for name in readings}
    for number, field in enumerate(names):
        own = np.flatnonzero(of_field == field)
        order = own[np.argsort(-scores[own], kind="stable")]
        drawn = np.concatenate(list(resamples(len(own), seed + number)))
        for name, right in readings.items():
            values[name] += float(_top_half(np.ones((1, len(own))), scores[order], right[order])[0]) / len(names)
            replicates[name] += _top_half(drawn, scores[order], right[order]) / len(names)
    figures = {name: Estimate(values[name], replicates[name]) for name in readings}
    return Accuracy(len(scores), len(scores), figures)


def _top_half(drawn: Sums, scores: Sums, right: NDArray[np.float64]) -> Sums:
    """Return the average precision of the better half, for each row of `drawn`: how often each argument counts.

    Arguments are in order of falling score. Precision is taken where the score changes, so the order of equals does not
    matter within the half (the step function of average precision, without interpolation).
    """
    before = np.cumsum(drawn, axis=1) - drawn
    half = drawn.sum(axis=1, keepdims=True) // 2
    kept = np.clip(half - before, 0.0, drawn)
    last_of_equals = np.append(scores[1:] != scores[:-1], True)
    hits = np.cumsum(kept * right, axis=1)[:, last_of_equals]
    n = np.cumsum(kept, axis=1)[:, last_of_equals]
    gained = np.diff(hits, axis=1, prepend=0.0)
    precision = np.nan_to_num(ratio(hits, n))
    return np.nan_to_num(ratio((gained * precision).sum(axis=1), hits[:, -1]))
