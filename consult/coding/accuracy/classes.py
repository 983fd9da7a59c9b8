"""One class a text, such as its tone: what a coder found against what was coded."""

from collections.abc import Sequence

import numpy as np

from consult.coding.accuracy import f1
from consult.coding.accuracy.calibration import ece
from consult.coding.bootstrap import Measure, Sums, as_mean, estimates
from consult.coding.estimate import Accuracy


def class_accuracy(
    truth: Sequence[str],
    decided: Sequence[str],
    groups: Sequence[str],
    names: Sequence[str],
    seed: int,
    probabilities: Sums | None = None,
) -> Accuracy:
    """Return `accuracy`, the share of texts of the right class, and `macro_f1`, the mean F1 of the classes.

    With probabilities also `ece`: whether the classes found are right as often as their probabilities say.

    Args:
        truth: the class of each text as coded.
        decided: as found.
        groups: the respondent of each text: what is resampled.
        names: the classes, in the order to list them in.
        seed: of the resamples.
        probabilities: (n,) of the class found.
    """
    columns = np.asarray(names, dtype=str)
    coded, found = (np.asarray(given, dtype=str)[:, None] == columns for given in (truth, decided))
    counted = f1.counts(coded, found)
    measures = {"accuracy": as_mean((coded & found).any(axis=1)), "macro_f1": f1.macro(counted)}
    if probabilities is not None:
        measures["ece"] = ece((coded & found).any(axis=1)[:, None], probabilities[:, None])
    each = {f"f1 {column}": Measure(counted[:, column], f1.f1) for column in range(len(names))}
    figures = estimates(measures | each, groups, seed)
    parts = [f1.part(name, counted[:, at], figures[f"f1 {at}"]) for at, name in enumerate(names)]
    return Accuracy(len(coded), len(set(groups)), {name: figures[name] for name in measures}, tuple(parts))
