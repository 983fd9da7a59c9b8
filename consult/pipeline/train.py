"""Learning themes from a team's own codings of answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import coding, nlp
from consult.errors import Problem
from consult.pipeline.derived import Derived
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.given import ANSWER, NOT_CODED, THEME, VALUE, read_codings
from consult.pipeline.judged import keep_verdicts
from consult.pipeline.learned import keep
from consult.pipeline.material import keep_material
from consult.vocabulary import CodeFrame

FEWEST = 20

Verdict = coding.routing.Verdict


@dataclass(frozen=True)
class Trained:
    """What was learned from `n_answers`, and how well it codes respondents that it did not see.

    `enough` are the themes that are coded as learned from now on; `short` those left to rules and likeness, each with
    the number of codings it still lacks. `verdicts` has one on each theme, with its name, in the order of the code
    frame: which of its codings need no second look if at most `most_errors` of them may be wrong.
    """

    n_answers: int
    accuracy: coding.accuracy.Accuracy
    enough: tuple[str, ...]
    short: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, Verdict], ...]
    most_errors: float


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
    limit, ids = folder.settings.coding.most_errors, [theme.id for theme in folder.frame.themes]
    verdicts = coding.routing.verdicts(ids, coded, learned.probabilities, learned.thresholds, _units(seen), limit)
    keep(folder, learned.saved)
    keep_material(folder, read)
    keep_verdicts(folder, verdicts)
    names = [theme.name for theme in folder.frame.themes]
    accuracy = coding.accuracy.theme_accuracy(
        coded, learned.held_out, learned.probabilities, groups, names, folder.settings.seed
    )
    enough, short = _sorted(names, coded.sum(axis=0).tolist())
    return Trained(len(seen), accuracy, enough, short, tuple(zip(names, verdicts, strict=True)), limit)


def _read(path: Path, answers: Sequence[str], frame: CodeFrame) -> pd.DataFrame:
    tables = Tables()
    table = read_codings(tables, path, frozenset(answers), frame)
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


def _units(seen: pd.DataFrame) -> list[str]:
    """Return what each answer is one witness with: its campaign, the others of the same text, or its respondent's."""
    senders = seen.groupby("text_id")["respondent_id"].transform("nunique")
    units = ("respondent " + seen["respondent_id"]).where(senders == 1, "text " + seen["text_id"])
    return units.where(seen["campaign_id"] == "", "campaign " + seen["campaign_id"]).tolist()


def _sorted(names: Sequence[str], times: Sequence[int]) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """Return the themes that were coded often enough, and the others with what they lack."""
    lacking = [(name, nlp.learning.ENOUGH - n) for name, n in zip(names, times, strict=True)]
    enough = tuple(name for name, lack in lacking if lack <= 0)
    return enough, tuple((name, lack) for name, lack in lacking if lack > 0)
