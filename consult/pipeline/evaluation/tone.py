"""Tone, measured on texts that people graded."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import coding
from consult.pipeline.evaluation.comparison import Measured, compared, every, parts
from consult.pipeline.evaluation.grade import Schemes, labels_of, schemes_of
from consult.pipeline.evaluation.reading import OURS, Reading, Readings, readings_of
from consult.pipeline.evaluation.sample import Asked, Rows, Sample, samples
from consult.pipeline.evaluation.table import Tables


def tone(asked: Asked, label: str, *, encoder: str) -> dict[str, Any]:
    """Return accuracy and macro F1 with three classes, and with as many as the labels tell apart.

    Labels are grades from 1, very positive, to 5, very negative (1 and 2 are positive, 4 and 5 negative), or the words
    positive, neutral, negative and mixed. Among three classes, mixed counts as neutral. Rows without a label are left
    out and counted. With training texts a model is learned from them; without, the product's own reader of tone is
    measured, and the baseline calls everything by the commonest class. VADER is measured beside it.

    Raises:
        InputError: lists everything wrong with the files.
        UnknownName: no encoder goes by that name.
    """

    def coded(table: pd.DataFrame, file: str, tables: Tables) -> NDArray[np.object_]:
        return labels_of(table[label], file, tables)

    read = samples(asked, [label], coded, lambda sample: np.asarray(sample.coded != "", dtype=bool))
    schemes = schemes_of([*read.test.coded, *(read.train.coded if read.train else ())])
    coders = readings_of(read, schemes, encoder, asked.seed)
    measured = {name: _measured(read.test, readings, schemes, asked.seed) for name, readings in coders.items()}
    facts: dict[str, Any] = {"evaluated": "tone", "coder": "learned" if read.train else "shipped", "encoder": encoder}
    facts |= {"seed": asked.seed, "n_blank": read.n_blank, "n_uncoded": read.n_uncoded}
    facts |= {"n_train": len(read.train), "n_groups_in_both": read.n_groups_in_both} if read.train else {}
    ours = measured.pop(OURS)
    fresh = read.test.fresh(read.train)
    facts |= compared(ours, measured, fresh)
    for n, reading in coders[OURS].items():
        facts[f"classes_{n}"] = parts(_accuracy(read.test, reading, schemes[n], asked.seed, every(fresh)))
    return facts


def _measured(test: Sample, readings: Readings, schemes: Schemes, seed: int) -> Measured:
    def measured(rows: Rows) -> coding.accuracy.Accuracy:
        of_scheme = {n: _accuracy(test, reading, schemes[n], seed, rows) for n, reading in readings.items()}
        figures = {f"{name}_{n}": one for n, each in of_scheme.items() for name, one in each.figures.items()}
        first = next(iter(of_scheme.values()))
        return coding.accuracy.Accuracy(first.n, first.n_groups, figures)

    return measured


def _accuracy(
    test: Sample, reading: Reading, to_class: Mapping[str, str], seed: int, rows: Rows
) -> coding.accuracy.Accuracy:
    truth = [to_class[label] for label in test.coded[rows]]
    found = np.array(reading.classes, dtype=object)[rows].tolist()
    confidence = None if reading.probabilities is None else reading.probabilities[rows]
    names = list(dict.fromkeys(to_class.values()))
    return coding.accuracy.class_accuracy(truth, found, test.groups[rows].tolist(), names, seed, confidence)
