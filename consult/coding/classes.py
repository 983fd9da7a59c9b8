"""One class a text, such as its tone: what a coder found against what was coded."""

from collections.abc import Sequence

import numpy as np

from consult.coding import f1
from consult.coding.bootstrap import Measure, as_mean, estimates
from consult.coding.estimate import Accuracy


def class_accuracy(
    truth: Sequence[str], decided: Sequence[str], groups: Sequence[str], names: Sequence[str], seed: int
) -> Accuracy:
    """Return `accuracy`, the share of texts of the right class, and `macro_f1`, the mean F1 of the classes.

    Args:
        truth: the class of each text as coded.
        decided: as found.
        groups: the respondent of each text: what is resampled.
        names: the classes, in the order to list them in.
        seed: of the resamples.
    """
    columns = np.asarray(names, dtype=str)
    coded, found = (np.asarray(given, dtype=str)[:, None] == columns for given in (truth, decided))
    counted = f1.counts(coded, found)
    measures = {"accuracy": as_mean((coded & found).any(axis=1)), "macro_f1": f1.macro(counted)}
    each = {f"f1 {column}": Measure(counted[:, column], f1.f1) for column in range(len(names))}
    figures = estimates(measures | each, groups, seed)
    parts = [f1.part(name, counted[:, at], figures[f"f1 {at}"]) for at, name in enumerate(names)]
    return Accuracy(len(coded), len(set(groups)), {name: figures[name] for name in measures}, tuple(parts))
