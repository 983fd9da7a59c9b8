"""Campaigns found, held against groups that people made."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import clean, coding
from consult.pipeline.evaluation.comparison import BASELINE, Measured, compared
from consult.pipeline.evaluation.sample import Asked, Rows, folded, samples
from consult.pipeline.evaluation.table import Tables
from consult.settings import CleanSettings


def campaigns(asked: Asked, group_label: str) -> dict[str, Any]:
    """Return how far the campaigns found are the groups in the column `group_label`, blank where a text is in none.

    The baseline groups texts of the same words. `deduplicated` keeps one of each such text, after all were grouped: it
    tells how well copies that were changed are found.

    Raises:
        InputError: lists everything wrong with the file.
    """

    def coded(table: pd.DataFrame, file: str, tables: Tables) -> NDArray[np.object_]:
        del file, tables
        return table[group_label].str.strip().to_numpy(dtype=object)

    read = samples(asked, [group_label], coded)
    test, settings = read.test, CleanSettings()
    found = clean.campaigns_of(test.texts.tolist(), test.groups.tolist(), settings)
    same = [folded(text) for text in test.texts]

    def measured(groups: NDArray[np.object_]) -> Measured:
        def of_rows(rows: Rows) -> coding.accuracy.Accuracy:
            return coding.accuracy.grouping_accuracy(test.coded[rows].tolist(), groups[rows].tolist(), asked.seed)

        return of_rows

    facts = {"evaluated": "campaigns", "seed": asked.seed, "n_blank": read.n_blank}
    facts |= {"min_respondents": settings.campaign_min_respondents, "min_words": settings.campaign_min_words}
    ours, theirs = (measured(np.array(groups, dtype=object)) for groups in (found, same))
    return facts | compared(ours, {BASELINE: theirs}, test.fresh(None))
