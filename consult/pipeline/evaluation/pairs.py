"""Arguments, key points and labels in the layout of the key-point analysis shared task of 2021."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult.errors import Problem
from consult.pipeline.evaluation.sample import Rows, folded
from consult.pipeline.evaluation.table import Tables

ARGUMENTS = ("arg_id", "argument", "topic", "stance")
KEY_POINTS = ("key_point_id", "key_point", "topic", "stance")
LABELS = ("arg_id", "key_point_id", "label")
_MATCHES = {"0": 0.0, "0.0": 0.0, "1": 1.0, "1.0": 1.0}


@dataclass(frozen=True)
class Pairs:
    """What is matched. `labels` (arguments by key points) is 1 for a match, 0 for none, NaN where that was left open.

    A field is a topic and stance; an argument is only held against the key points of its field.
    """

    arguments: list[str]
    key_points: list[str]
    field: NDArray[np.str_]
    field_of_key_point: NDArray[np.str_]
    labels: NDArray[np.float64]
    n_blank: int

    @property
    def fresh(self) -> Rows:
        """Which arguments are the first of their words in their field."""
        keys = pd.Series([f"{field}\n{folded(text)}" for field, text in zip(self.field, self.arguments, strict=True)])
        return ~keys.duplicated().to_numpy()


def read_pairs(arguments: Path, key_points: Path, labels: Path, background: Sequence[Path]) -> tuple[Pairs, list[str]]:
    """Return the pairs, blank arguments left out, and the texts of `background`, all arguments and key points there.

    Raises:
        InputError: lists everything wrong with the files.
    """
    tables = Tables()
    said, stated = _with_ids(tables, arguments, ARGUMENTS), _with_ids(tables, key_points, KEY_POINTS)
    matrix = _labels(tables, said, stated, labels)
    texts = [text for path in background for text in _texts(tables, path)]
    tables.checked()
    kept = (said["argument"].str.strip() != "").to_numpy()
    said = said[kept]
    statements = stated["key_point"].tolist()
    return (
        Pairs(said["argument"].tolist(), statements, _field(said), _field(stated), matrix[kept], int((~kept).sum())),
        texts,
    )


def _with_ids(tables: Tables, path: Path, columns: Sequence[str]) -> pd.DataFrame:
    table = tables.read(path, columns)
    tables.wrong(table[columns[0]].duplicated(), path.name, columns[0], "repeat an id.", "Each row needs its own.")
    return table


def _labels(tables: Tables, said: pd.DataFrame, stated: pd.DataFrame, path: Path) -> NDArray[np.float64]:
    given = tables.read(path, LABELS)
    matrix = np.full((len(said), len(stated)), np.nan)
    if tables.problems:
        return matrix
    row = given["arg_id"].map({name: at for at, name in enumerate(said["arg_id"])})
    column = given["key_point_id"].map({name: at for at, name in enumerate(stated["key_point_id"])})
    label = given["label"].str.strip().map(_MATCHES)
    for name, found in (("arg_id", row), ("key_point_id", column)):
        tables.wrong(found.isna(), path.name, name, "hold an id that the other file has not.")
    tables.wrong(label.isna(), path.name, "label", "hold neither 1 nor 0.")
    if not tables.problems:
        matrix[row.astype(int), column.astype(int)] = label
    return matrix


def _field(table: pd.DataFrame) -> NDArray[np.str_]:
    return np.array(
        [f"{topic}\n{stance}" for topic, stance in zip(table["topic"], table["stance"], strict=True)], dtype=str
    )


def _texts(tables: Tables, path: Path) -> list[str]:
    problems = len(tables.problems)
    table = tables.read(path)
    known = [name for name in ("argument", "key_point") if name in table.columns]
    if not known and len(tables.problems) == problems:
        tables.problems.append(Problem('there is neither a column "argument" nor "key_point".', file=path.name))
    return [text for name in known for text in table[name]]
