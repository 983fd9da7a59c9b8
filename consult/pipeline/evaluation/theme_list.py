"""Which columns are themes: names on the command line, or a file that merges columns."""

from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult.errors import InputError, Problem
from consult.pipeline.evaluation.table import Tables

Themes = dict[str, tuple[str, ...]]

_FILE = ".txt"

_CODED = frozenset(("1", "1.0", "true", "yes", "x"))
_NOT_CODED = frozenset(("", "0", "0.0", "false", "no"))


def theme_list(given: str) -> Themes:
    """Return the columns that make each theme.

    Args:
        given: column names with commas between them, or a file with one `new name: column + column` a line; there, a
            line without a colon is a column that keeps its name, and a line that begins with # is a remark.

    Raises:
        InputError: a theme is named twice, or there is none; or no such file, where the name ends like one.
    """
    if given.endswith(_FILE) and not Path(given).is_file():
        raise InputError(Problem("there is no such file.", file=given))
    pairs = _of_file(Path(given)) if Path(given).is_file() else [(name, name) for name in given.split(",")]
    pairs = [(name.strip(), columns) for name, columns in pairs if name.strip()]
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems = [Problem(f'the theme "{name}" is named twice.', file="--themes") for name in twice]
    if problems or not pairs:
        raise InputError(problems or "--themes names no theme. Give column names, or a file of them.")
    return {name: tuple(column.strip() for column in columns.split(" + ")) for name, columns in pairs}


def _of_file(path: Path) -> list[tuple[str, str]]:
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        raise InputError(Problem("is not UTF-8 text.", "Save it as UTF-8.", file=path.name)) from None
    rows = [line.partition(":") for line in lines if line and not line.startswith("#")]
    return [(name, columns if colon else name) for name, colon, columns in rows]


def coded_themes(table: pd.DataFrame, themes: Themes, file: str, tables: Tables) -> NDArray[np.bool_]:
    """Return which themes each row carries, (n, k): those with a mark in any of their columns.

    A mark is 1, true, yes or x; no mark is a blank cell, a space, 0, false or no. Anything else is a problem.
    """
    marked = {}
    for column in dict.fromkeys(column for columns in themes.values() for column in columns):
        cells = table[column].str.strip().str.casefold()
        marked[column] = cells.isin(_CODED).to_numpy()
        wrong = ~cells.isin(_CODED | _NOT_CODED)
        tables.wrong(wrong, file, column, "hold neither 1 nor 0 nor nothing.", "Is it a theme?")
    columns = [np.any([marked[one] for one in columns], axis=0) for columns in themes.values()]
    return np.column_stack(columns) if len(table) else np.zeros((0, len(themes)), dtype=bool)
