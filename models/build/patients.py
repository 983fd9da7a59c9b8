"""Comments of patients that people graded from 1, very positive, to 5, very negative.

The NHS Friends and Family Test comments published by pxtextmining (MIT, NHS England); no part of this repository.
"""

from pathlib import Path

import numpy as np

from consult.pipeline.evaluation.grade import labels_of
from consult.pipeline.evaluation.sample import Asked, Sample, samples
from models.build.lesson import Lesson

FOLDER = "nhs_fft_pxtextmining"
SEED, HELD_BACK = 2035, 0.3
_GRADES = 5
_NEIGHBOUR = 2.0  # a grade away is wanted this much less, as a power of e


def lesson(labelled: Path) -> Lesson:
    """Return the comments that `consult evaluate tone --split 0.3` learns from: none that it is measured on."""
    train = _split(labelled)
    pairs = sorted({(str(text), int(grade) - 1) for text, grade in zip(train.texts, train.coded, strict=True)})
    return Lesson.of([text for text, _ in pairs], [grade for _, grade in pairs], _nearness())


def taught_on(labelled: Path) -> frozenset[str]:
    """Return the respondents whose comments are in the lesson: what is measured on them is measured too well."""
    return frozenset(map(str, _split(labelled).groups))


def _split(labelled: Path) -> Sample:
    asked = Asked(
        test=labelled / FOLDER / "dev.csv", text="FFT answer", seed=SEED, split=HELD_BACK, group="Respondent ID"
    )
    read = samples(
        asked,
        ["Comment sentiment"],
        lambda table, file, tables: labels_of(table["Comment sentiment"], file, tables),
        lambda sample: np.asarray(sample.coded != "", dtype=bool),
    )
    if read.train is None:
        raise SystemExit("nothing was held back: no comments to learn from")
    return read.train


def _nearness() -> np.ndarray:
    grades = np.arange(_GRADES)
    near = np.exp(-_NEIGHBOUR * np.abs(grades[:, None] - grades[None, :]))
    return near / near.sum(axis=1, keepdims=True)
