"""Learning themes from a team's own codings of answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import coding, nlp
from consult.errors import InputError, Problem
from consult.pipeline.derived import Derived
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.given import ANSWER, NOT_CODED, THEME, VALUE, read_codings
from consult.pipeline.judged import keep_verdicts
from consult.pipeline.learned import keep
from consult.pipeline.material import keep_material
from consult.pipeline.team.use import Lesson, to_learn
from consult.vocabulary import CodeFrame

FEWEST = 20

Verdict = coding.routing.Verdict


@dataclass(frozen=True)
class Trained:
    """What was learned from `n_answers`, and how well it codes respondents that it did not see.

    `enough` are the themes that are coded as learned from now on; `short` those left to rules and likeness, each with
    the number of codings it still lacks. `verdicts` has one on each theme, with its name, in the order of the code
    frame: which of its codings need no second look if at most `most_errors` of them may be wrong. Left out are the
    `n_disputed` answers about which coders still differ, and the `n_audit` that are for an audit.
    """

    n_answers: int
    accuracy: coding.accuracy.Accuracy
    enough: tuple[str, ...]
    short: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, Verdict], ...]
    most_errors: float
    n_disputed: int = 0
    n_audit: int = 0


def train(derived: Derived, codings: Path | None = None) -> Trained:
    """Learn the code frame's themes from codings, and keep what was learned for the next `tag`.

    Args:
        derived: the consultation's tables.
        codings: None, for what the team has coded here and settled; else CSV with `answer_id`, `theme_id` and, if need
            be, `value` (`coded`, or `seen_not_coded` where somebody decided against a theme). An answer that was read
            and has no theme stands there with no theme id.

    Raises:
        InputError: lists everything wrong in the file, or too few answers are coded.
    """
    folder = derived.folder
    lesson = _kept(derived) if codings is None else _read(codings, derived.read_answers()[ANSWER], folder.frame)
    read = lesson.codings
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
    judged = tuple(zip(names, verdicts, strict=True))
    return Trained(len(seen), accuracy, enough, short, judged, limit, lesson.n_disputed, lesson.n_audit)


def _kept(derived: Derived) -> Lesson:
    lesson = to_learn(derived)
    n_answers = lesson.codings[ANSWER].nunique()
    if n_answers < FEWEST:
        left = f"{lesson.n_disputed} about which coders differ, {lesson.n_audit} for an audit"
        raise InputError(Problem(_too_few(n_answers), f"Code more first. Left out: {left}."))
    return lesson


def _read(path: Path, answers: Iterable[str], frame: CodeFrame) -> Lesson:
    tables = Tables()
    table = read_codings(tables, path, frozenset(answers), frame)
    if table[ANSWER].nunique() < FEWEST:
        what = _too_few(table[ANSWER].nunique())
        tables.problems.append(Problem(what, "Code more first.", file=path.name))
    tables.checked()
    return Lesson(table, 0, 0)


def _too_few(n_answers: int) -> str:
    return f"{n_answers} answers are coded, and {FEWEST} are needed to learn from."


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
