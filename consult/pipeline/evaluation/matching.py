"""Texts matched to statements that nothing was trained on, by the rule of the shared task of 2021."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult import coding, nlp
from consult.pipeline.evaluation.comparison import BASELINE, Measured, compared
from consult.pipeline.evaluation.pairs import Pairs, read_pairs
from consult.pipeline.evaluation.sample import Rows


def matching(
    arguments: Path, key_points: Path, labels: Path, *, encoder: str, seed: int, background: Sequence[Path] = ()
) -> dict[str, Any]:
    """Return strict and relaxed mean average precision of the encoder's cosine, centred, and of TF-IDF's.

    Args:
        arguments: CSV with the columns arg_id, argument, topic, stance.
        key_points: CSV with the columns key_point_id, key_point, topic, stance.
        labels: CSV with the columns arg_id, key_point_id, label; a pair that is not in it was left open.
        encoder: by name.
        seed: of the resamples.
        background: CSVs of arguments or key points from which TF-IDF learns which words are rare; by default the texts
            measured on, by which it knows the words of a topic that every text of it has.

    Raises:
        InputError: lists everything wrong with the files.
        UnknownName: no encoder goes by that name.
    """
    pairs, texts = read_pairs(arguments, key_points, labels, background)
    vectors = nlp.load_encoder(encoder, 2)
    said, stated = (vectors.encode(given).astype(np.float64) for given in (pairs.arguments, pairs.key_points))
    known = texts or [*pairs.arguments, *pairs.key_points]
    plain = nlp.baseline.likeness(pairs.arguments, pairs.key_points, known)
    facts: dict[str, Any] = {"evaluated": "matching", "coder": "centred cosine", "encoder": encoder, "seed": seed}
    facts |= {"n_blank": pairs.n_blank, "n_key_points": len(pairs.key_points), "n_background": len(texts)}
    ours = _measured(pairs, np.round(_centred(said @ stated.T, pairs), 6), seed)
    theirs = _measured(pairs, plain, seed)
    return facts | compared(ours, {BASELINE: theirs}, pairs.fresh)


def _centred(cosine: NDArray[np.float64], pairs: Pairs) -> NDArray[np.float64]:
    """Take half of what is usual for an argument, and half of what is usual for a key point, off their cosine.

    Some statements are near to everything that is said on a topic (hubs: Radovanović, Nanopoulos and Ivanović 2010),
    and some arguments to every statement. What is usual is the mean over the same topic and stance.
    """
    centred = cosine.copy()
    for field in np.unique(pairs.field_of_key_point):
        block = np.ix_(pairs.field == field, pairs.field_of_key_point == field)
        near = cosine[block]
        if near.size:
            centred[block] -= 0.5 * near.mean(axis=1, keepdims=True) + 0.5 * near.mean(axis=0, keepdims=True)
    return centred


def _measured(pairs: Pairs, scores: NDArray[np.float64], seed: int) -> Measured:
    allowed = pairs.field[:, None] == pairs.field_of_key_point
    best = np.where(allowed, scores, -np.inf).argmax(axis=1)
    row = np.arange(len(best))
    # where a field has no key point, nothing can be right: the "dummy" of the task's own script
    score = np.where(allowed.any(axis=1), scores[row, best], 0.0)
    label = np.where(allowed.any(axis=1), pairs.labels[row, best], 0.0)

    def measured(rows: Rows) -> coding.accuracy.Accuracy:
        return coding.accuracy.matching_accuracy(score[rows], label[rows], pairs.field[rows].tolist(), seed)

    return measured
