"""How far coders agree, out of what a team has coded here or of files of codings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from consult import coding
from consult.errors import InputError, Problem
from consult.pipeline.csv_file import csv_bytes
from consult.pipeline.derived import Derived
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.given import ANSWER, CODED, NOT_CODED, THEME, VALUE, read_codings
from consult.pipeline.seen import CODER, KEYS, in_full, with_parents
from consult.pipeline.team.kept import read
from consult.pipeline.team.settled import decisions
from consult.store import write_bytes
from consult.vocabulary import CodeFrame

Agreement = coding.agreement.Agreement
Estimate = coding.accuracy.Estimate

MODEL = "model"
_KEYS = ["answer_id", "respondent_id", "question_id"]


@dataclass(frozen=True)
class Agreed:
    """How far coders agree.

    `disagreements` is the list to work through, with texts. `n_uncoded` themes of the code frame were coded by nobody
    and are not in the figures. `by_row` tells that no row was taken for not seen.
    """

    compared: coding.agreement.Compared
    names: dict[str, str]
    advice: dict[str, tuple[str, ...]]
    disagreements: pd.DataFrame
    coders: tuple[str, ...]
    n_uncoded: int
    by_row: bool


def agree(derived: Derived, files: Sequence[Path], *, by_row: bool | None = None, with_model: bool = False) -> Agreed:
    """Hold the codings of two or more coders against each other.

    Args:
        derived: the consultation's tables.
        files: none, for what the team has coded here; else CSV with `answer_id`, `theme_id`, `coder_id` (the file's
            name where there is none) and, if need be, `value`. A row without a theme says that its coder read the
            answer for all themes.
        by_row: whether a theme without a row was not seen by a coder who has other rows of the answer; by default it
            was not where a file has `seen_not_coded`, and was seen and not coded where none has.
        with_model: the consultation's own codings are a coder too, called `model`.

    Raises:
        InputError: lists everything wrong in the files, or there is one coder only, or no theme.
    """
    frame, answers = derived.folder.frame, derived.read_answers()
    given = _read(files, frozenset(answers[ANSWER]), frame) if files else _kept(derived)
    explicit = bool((given[VALUE] == NOT_CODED).any()) if by_row is None else by_row
    if with_model:
        given = pd.concat([given, _models(derived, given[ANSWER].unique())], ignore_index=True)
    coders = tuple(sorted(given[CODER].unique()))
    if len(coders) < 2:
        what = "the codings are all of one coder, and two are needed."
        raise InputError(Problem(what, "Give both coders' files, or add --model.", file=_named(files)))
    codings = with_parents(given[given[THEME] != ""], frame)
    used = [theme.id for theme in frame.themes if theme.id in set(codings.loc[codings[VALUE] == CODED, THEME])]
    if not used:
        raise InputError(Problem("no coder gave any answer a theme.", "There is nothing to compare.", _named(files)))
    whole = given[given[THEME] == ""] if explicit else given
    decided = in_full(codings, whole, used).merge(answers[_KEYS], on=ANSWER)
    compared = coding.agreement.compare(decided, derived.folder.settings.seed)
    listed = coding.agreement.disagreements(decided)
    return Agreed(
        compared=compared,
        names={theme.id: theme.name for theme in frame.themes},
        advice=coding.agreement.advise(compared, listed),
        disagreements=_to_work_on(listed, derived),
        coders=coders,
        n_uncoded=len(frame.themes) - len(used),
        by_row=explicit,
    )


def write_disagreements(agreed: Agreed, path: Path) -> None:
    """Write the list to work through as CSV that a spreadsheet opens without running anything in it."""
    write_bytes(path, csv_bytes(agreed.disagreements))


def _read(files: Sequence[Path], answers: Collection[str], frame: CodeFrame) -> pd.DataFrame:
    tables, found = Tables(), []
    for path in files:
        table = read_codings(tables, path, answers, frame)
        coder = table[CODER] if CODER in table else pd.Series(path.stem, index=table.index)
        table = table.assign(**{CODER: coder.str.strip()})
        tables.wrong(table[CODER] == "", path.name, CODER, "do not say who coded.")
        both = table[table[THEME] != ""].groupby(KEYS)[VALUE].transform("nunique").reindex(table.index) > 1
        tables.wrong(both, path.name, VALUE, f"say {CODED} where another row of that coder says {NOT_CODED}, or so.")
        found.append(table[[*KEYS, VALUE]])
    tables.checked()
    whole = pd.concat(found, ignore_index=True)
    if whole.empty:
        raise InputError(Problem("there are no codings.", "Give a file with some.", file=files[0].name))
    return whole


def _kept(derived: Derived) -> pd.DataFrame:
    """Return the decisions that the team has kept, of answers that are still read for themes."""
    decided = decisions(read(derived.folder), derived.folder.frame)
    return decided[decided[ANSWER].isin(derived.read_answers()[ANSWER])]


def _named(files: Sequence[Path]) -> str:
    return files[0].name if files else ""


def _models(derived: Derived, answers: Collection[str]) -> pd.DataFrame:
    """Return what the model made of answers, which it has all read: a row without a theme says so."""
    read = pd.DataFrame({ANSWER: list(answers), THEME: "", VALUE: CODED})
    codings = derived.codings()
    codings = codings[codings[ANSWER].isin(answers)][[ANSWER, THEME, VALUE]]
    return pd.concat([read, codings], ignore_index=True).assign(**{CODER: MODEL})


def _to_work_on(listed: pd.DataFrame, derived: Derived) -> pd.DataFrame:
    """Return the disagreements with names and texts, and room for what the team decides and why."""
    texts = derived.read_answers()[[ANSWER, "text_id"]].merge(derived.texts()[["text_id", "text"]], on="text_id")
    names = {theme.id: theme.name for theme in derived.folder.frame.themes}
    whole = listed.merge(texts[[ANSWER, "text"]], on=ANSWER, how="left")
    whole.insert(1, "theme", whole[THEME].map(names))
    return whole.assign(decision="", reason="")
