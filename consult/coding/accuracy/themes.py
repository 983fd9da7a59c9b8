"""Several themes a text: what a coder found against what was coded."""

from collections.abc import Sequence

import numpy as np

from consult.coding.accuracy import f1
from consult.coding.accuracy.calibration import ece
from consult.coding.accuracy.f1 import Decisions
from consult.coding.accuracy.ranking import lrap
from consult.coding.bootstrap import Measure, Sums, as_mean, estimates
from consult.coding.estimate import Accuracy


def theme_accuracy(
    truth: Decisions, decided: Decisions, probabilities: Sums, groups: Sequence[str], names: Sequence[str], seed: int
) -> Accuracy:
    """Return the figures of multi-label coding (Tsoumakas, Katakis and Vlahavas 2010, section 7).

    - `samples_f1`: mean over texts of the F1 of their themes; 1 where no theme was coded and none found.
    - `micro_f1`: F1 of all decisions pooled. `macro_f1`: mean F1 of the themes that were coded or found.
    - `exact_match`: share of texts with exactly the themes coded.
    - `lrap`: see `ranking`. `ece`: see `calibration`; over every text and theme, nearly all of them rightly improbable,
      and as `ece_found` over the codings found.
    - `cardinality`, `cardinality_found`: mean number of themes of a text, as coded and as found.

    Args:
        truth: (n, k), whether theme k was coded.
        decided: (n, k), whether it was found.
        probabilities: (n, k).
        groups: the respondent of each text: what is resampled.
        names: of the k themes.
        seed: of the resamples.
    """
    counted = f1.counts(truth, decided)
    of_text = f1.f1(counted.sum(axis=1))
    measures = {
        "samples_f1": as_mean(np.where(np.isnan(of_text), 1.0, of_text)),
        "micro_f1": f1.micro(counted),
        "macro_f1": f1.macro(counted),
        "exact_match": as_mean((truth == decided).all(axis=1)),
        "lrap": as_mean(lrap(truth, probabilities)),
        "ece": ece(truth, probabilities),
        "ece_found": ece(truth, probabilities, decided),
        "cardinality": as_mean(truth.sum(axis=1)),
        "cardinality_found": as_mean(decided.sum(axis=1)),
    }
    each = {f"f1 {column}": Measure(counted[:, column], f1.f1) for column in range(len(names))}
    figures = estimates(measures | each, groups, seed)
    parts = [f1.part(name, counted[:, at], figures[f"f1 {at}"]) for at, name in enumerate(names)]
    return Accuracy(len(truth), len(set(groups)), {name: figures[name] for name in measures}, tuple(parts))
