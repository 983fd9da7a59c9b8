"""Comments that people coded, and what a machine that never saw their writers makes of them."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from consult.nlp import baseline
from consult.pipeline.evaluation.sample import Asked, samples
from consult.pipeline.evaluation.theme_list import coded_themes, theme_list

DATA = Path(os.environ.get("CONSULT_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
_NHS = DATA / "nhs_fft_pxtextmining"
_FOLDS = 5

Decisions = NDArray[np.bool_]


@dataclass(frozen=True)
class Coded:
    """What people coded and what the machine did, (comments, themes)."""

    themes: tuple[str, ...]
    people: Decisions
    machine: Decisions


def coded_twice() -> Coded:
    """Code every comment with TF-IDF and logistic regression learned from the comments of other respondents."""
    listed = theme_list(str(_NHS / "themes.txt"))
    columns = sorted({column for merged in listed.values() for column in merged})
    asked = Asked(_NHS / "dev.csv", "FFT answer", 2035, group="Respondent ID")
    read = samples(asked, columns, lambda table, file, tables: coded_themes(table, listed, file, tables)).test
    machine = np.zeros_like(read.coded)
    for known, held_out in GroupKFold(_FOLDS).split(read.texts, groups=read.groups):
        learned = baseline.learn_themes(read.texts[known].tolist(), read.coded[known])
        machine[held_out] = learned.decide(learned.probabilities(read.texts[held_out].tolist()))
    return Coded(tuple(listed), read.coded, machine)
