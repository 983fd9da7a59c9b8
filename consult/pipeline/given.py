"""Codings that people made, out of a CSV file."""

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from consult.errors import Problem, suggestion
from consult.pipeline.evaluation.table import Tables
from consult.vocabulary import CodeFrame

ANSWER, THEME, VALUE = "answer_id", "theme_id", "value"
CODED, NOT_CODED = "coded", "seen_not_coded"


def read_codings(tables: Tables, path: Path, answers: Collection[str], frame: CodeFrame) -> pd.DataFrame:
    """Return a file's codings, `coded` where it gives no value; what is wrong goes with the tables' problems.

    A row without a theme says that the answer was read. Other columns are kept.

    Args:
        tables: what the file is read with.
        path: CSV with `answer_id`, `theme_id` and, if need be, `value`.
        answers: ids of the answers that may be coded.
        frame: the themes that they may be given.
    """
    table = tables.read(path, [ANSWER, THEME])
    if VALUE not in table:
        table[VALUE] = CODED
    tables.wrong(~table[ANSWER].isin(answers), path.name, ANSWER, "are no answer that was read for themes.")
    for theme_id in sorted(set(table[THEME]) - set(frame.by_id) - {""}):
        hint = suggestion(theme_id, frame.by_id)
        tables.problems.append(Problem(f'the code frame has no theme "{theme_id}".{hint}', file=path.name))
    tables.wrong(~table[VALUE].isin([CODED, NOT_CODED, ""]), path.name, VALUE, f"are neither {CODED} nor {NOT_CODED}.")
    return table.assign(**{VALUE: table[VALUE].replace("", CODED)})
