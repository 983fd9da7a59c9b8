"""Learning themes from a team's own codings of answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import nlp
from consult.coding import Accuracy, theme_accuracy
from consult.errors import Problem, suggestion
from consult.pipeline.derived import Derived
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.folder import Folder
from consult.pipeline.learned import keep
from consult.vocabulary import CodeFrame

ANSWER, THEME, VALUE = "answer_id", "theme_id", "value"
CODED, NOT_CODED = "coded", "seen_not_coded"
FEWEST = 20


@dataclass(frozen=True)
class Trained:
    """What was learned from `n_answers`, and how well it codes respondents that it did not see.

    `enough` are the themes that are coded as learned from now on; `short` those left to rules and likeness, each with
    the number of codings it still lacks.
    """

    n_answers: int
    accuracy: Accuracy
    enough: tuple[str, ...]
    short: tuple[tuple[str, int], ...]


def train(derived: Derived, codings: Path) -> Trained:
    """Learn the code frame's themes from codings, and keep what was learned for the next `tag`.

    Args:
        derived: the consultation's tables.
        codings: CSV with `answer_id`, `theme_id` and, if need be, `value` (`coded`, or `seen_not_coded` where somebody
            decided against a theme). An answer that was read and has no theme stands there with no theme id.

    Raises:
        InputError: lists everything wrong in the file.
    """
    folder = derived.folder
    read = _read(codings, derived.read_answers()[ANSWER].tolist(), folder.frame)
    known = derived.read_answers().merge(derived.texts()[["text_id", "text"]], on="text_id")
    seen = known[known[ANSWER].isin(set(read[ANSWER]))].sort_values(ANSWER, ignore_index=True)
    coded = _coded(read, seen[ANSWER].tolist(), folder.frame)
    texts, groups = seen["text"].tolist(), seen["respondent_id"].tolist()
    learned = nlp.learning.learn_frame(folder.frame, texts, coded, groups, folder.settings.nlp)
    keep(folder, learned.saved)
    names = [theme.name for theme in folder.frame.themes]
    accuracy = theme_accuracy(coded, learned.held_out, learned.probabilities, groups, names, folder.settings.seed)
    return _trained(len(seen), accuracy, folder, coded.sum(axis=0).tolist())


def _read(path: Path, answers: Sequence[str], frame: CodeFrame) -> pd.DataFrame:
    tables = Tables()
    table = tables.read(path, [ANSWER, THEME])
    tables.checked()
    if VALUE not in table:
        table[VALUE] = CODED
    known = frozenset(answers)
    tables.wrong(~table[ANSWER].isin(known), path.name, ANSWER, "are no answer that was read for themes.")
    for theme_id in sorted(set(table[THEME]) - set(frame.by_id) - {""}):
        hint = suggestion(theme_id, frame.by_id)
        tables.problems.append(Problem(f'the code frame has no theme "{theme_id}".{hint}', file=path.name))
    tables.wrong(~table[VALUE].isin([CODED, NOT_CODED, ""]), path.name, VALUE, f"are neither {CODED} nor {NOT_CODED}.")
    n_answers = table[ANSWER].nunique()
    if n_answers < FEWEST:
        what = f"{n_answers} answers are coded, and {FEWEST} are needed to learn from."
        tables.problems.append(Problem(what, "Code more first.", file=path.name))
    tables.checked()
    return table


def _coded(read: pd.DataFrame, answers: Sequence[str], frame: CodeFrame) -> NDArray[np.bool_]:
    given = read[(read[THEME] != "") & (read[VALUE] != NOT_CODED)]
    rows = {answer_id: row for row, answer_id in enumerate(answers)}
    columns = {theme.id: column for column, theme in enumerate(frame.themes)}
    coded = np.zeros((len(rows), len(columns)), dtype=bool)
    coded[given[ANSWER].map(rows), given[THEME].map(columns)] = True
    return coded


def _trained(n_answers: int, accuracy: Accuracy, folder: Folder, times: Sequence[int]) -> Trained:
    lacking = [(theme.name, nlp.learning.ENOUGH - n) for theme, n in zip(folder.frame.themes, times, strict=True)]
    enough = tuple(name for name, lack in lacking if lack <= 0)
    return Trained(n_answers, accuracy, enough, tuple((name, lack) for name, lack in lacking if lack > 0))
