"""How people grade tone, and what the grades come to."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult.errors import Problem
from consult.pipeline.evaluation.table import Tables

_WORDS = ("positive", "neutral", "negative", "mixed")
_GRADES = ("1", "2", "3", "4", "5")
THREE = {
    **dict(zip(_GRADES, ("positive", "positive", "neutral", "negative", "negative"), strict=True)),
    **{word: word for word in _WORDS[:3]},
    "mixed": "neutral",
}
Schemes = Mapping[int, Mapping[str, str]]
"""The class that each label stands for, by the number of classes told apart."""


def labels_of(cells: "pd.Series[str]", file: str, tables: Tables) -> NDArray[np.object_]:
    """Return grades and words as they are known here, "" for a blank."""
    labels = cells.str.strip().str.casefold().str.removesuffix(".0")
    wrong = ~labels.isin(["", *THREE])
    column = str(cells.name)
    what = "hold neither a grade from 1 to 5 nor positive, neutral, negative or mixed."
    tables.wrong(wrong, file, column, what, "Leave other cells blank.")
    if labels.isin(_GRADES).any() and labels.isin(_WORDS).any():
        tables.problems.append(Problem("holds both grades and words.", "Use one of them.", file, column=column))
    return labels.to_numpy(dtype=object)


def schemes_of(labels: Iterable[str]) -> Schemes:
    """Return the classes that labels tell apart: three, and five for grades, or four for words with mixed."""
    known = set(labels)
    if known <= set(_GRADES):
        return {3: THREE, 5: {grade: grade for grade in _GRADES}}
    return {3: THREE, 4: {word: word for word in _WORDS}} if "mixed" in known <= set(_WORDS) else {3: THREE}
