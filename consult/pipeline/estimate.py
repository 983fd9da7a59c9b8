"""How many answers have each theme, over all, by question and by group, corrected by an audit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import coding
from consult.errors import UnknownName
from consult.pipeline.derived import Derived
from consult.pipeline.estimate_sample import EVERY, population
from consult.pipeline.estimate_sheet import Audit, kept_audit, read_audit
from consult.pipeline.given import ANSWER, CODED, THEME
from consult.pipeline.material import material
from consult.vocabulary import CodeFrame

GROUPS = ("respondent_type", "acting_for", "org_size", "region", "channel")

Prevalence = coding.prevalence.Prevalence
Decisions = NDArray[np.bool_]


@dataclass(frozen=True)
class Line:
    """One theme among the answers of a part of them: `by` is all, question_id or a column of respondents.

    `words` is the quantifier. `against_others` is, for a group, Holm's corrected p-value of a difference from the other
    answers; None where one of the two was audited too little.
    """

    by: str
    part: str
    theme_id: str
    prevalence: Prevalence
    words: str
    against_others: float | None = None


@dataclass(frozen=True)
class Estimated:
    """The lines, theme by theme within each part, and what they rest on; nobody gave the `unseen` themes."""

    lines: tuple[Line, ...]
    audit: Audit
    names: dict[str, str]
    scale: str
    unseen: int


def estimate(derived: Derived, sheet: Path | None = None, *, by: str = "", scale: str = "consult-1") -> Estimated:
    """Correct the automatic counts by an audit.

    Args:
        derived: the consultation's tables.
        sheet: as `draw_sample` wrote it, with themes; None for the newest audit that the team has coded here.
        by: a column of respondents whose groups are estimated too, and held against the others.
        scale: of the words.

    Raises:
        InputError: lists everything wrong in the sheet, or it is no random sample.
        UnknownName: no column or scale goes by that name.
    """
    if by and by not in GROUPS:
        raise UnknownName("grouping", by, GROUPS)
    audit, frame = read_audit(derived, sheet) if sheet else kept_audit(derived), derived.folder.frame
    answers = population(derived)
    if audit.draw.question != EVERY:
        answers = answers[answers["question_id"] == audit.draw.question]
    answers = answers.merge(derived.respondents(), on="respondent_id", how="left").sort_values(ANSWER)
    decided = _Decided.of(answers[ANSWER].tolist(), derived, audit)
    seen = [theme.id for theme in frame.themes if decided.anywhere(theme.id)]
    lines = [line for part in _parts(answers, by) for line in _lines(decided, part, seen, scale)]
    names = {theme.id: theme.name for theme in frame.themes}
    return Estimated(_tested(lines, decided, answers, by), audit, names, scale, len(names) - len(seen))


@dataclass(frozen=True)
class _Part:
    by: str
    name: str
    rows: Decisions


@dataclass(frozen=True)
class _Decided:
    """What model and people gave each answer, (n,) for each theme; people's counts where `audited` or `known`."""

    machine: Mapping[str, Decisions]
    people: Mapping[str, Decisions]
    audited: Decisions
    known: Decisions

    @classmethod
    def of(cls, answer_ids: list[str], derived: Derived, audit: Audit) -> "_Decided":
        learned, frame = material(derived.folder), derived.folder.frame
        codings = derived.codings()
        coded = codings[codings["value"] == CODED]
        machine = {str(one): frozenset(themes) for one, themes in coded.groupby(ANSWER)[THEME]}
        people = {**{one: frozenset(given) for one, given in learned.items()}, **audit.coded}
        return cls(
            _marks(answer_ids, machine, frame),
            _marks(answer_ids, people, frame),
            np.array([one in audit.coded for one in answer_ids], dtype=bool),
            np.array([one in learned for one in answer_ids], dtype=bool),
        )

    def anywhere(self, theme_id: str) -> bool:
        """Tell whether anybody gave a theme to any answer."""
        return bool(self.machine[theme_id].any() or self.people[theme_id].any())

    def prevalence(self, theme_id: str, rows: Decisions) -> Prevalence:
        """Return the estimate of a theme among some answers."""
        columns = self.machine[theme_id], self.people[theme_id], self.audited, self.known
        return coding.prevalence.estimate(*(column[rows] for column in columns))


def _marks(answer_ids: list[str], given: Mapping[str, frozenset[str]], frame: CodeFrame) -> dict[str, Decisions]:
    """Return which answers were given each theme, or one of its children as reports count it."""
    found = {}
    for theme in frame.themes:
        family = {theme.id, *(child.id for child in frame.themes if child.parent == theme.id)}
        marks = [not family.isdisjoint(given.get(one, frozenset())) for one in answer_ids]
        found[theme.id] = np.array(marks, dtype=bool)
    return found


def _parts(answers: pd.DataFrame, by: str) -> Iterator[_Part]:
    yield _Part(EVERY, "", np.ones(len(answers), dtype=bool))
    columns = [*(["question_id"] if answers["question_id"].nunique() > 1 else []), *([by] if by else [])]
    for column in columns:
        for name in sorted(answers[column].fillna("").unique()):
            yield _Part(column, str(name), (answers[column].fillna("") == name).to_numpy())


def _lines(decided: _Decided, part: _Part, theme_ids: list[str], scale: str) -> Iterator[Line]:
    for theme_id in theme_ids:
        found = decided.prevalence(theme_id, part.rows)
        words = coding.prevalence.words(*found.interval, found.base, scale) if found.interval else ""
        yield Line(part.by, part.name, theme_id, found, words)


def _tested(lines: list[Line], decided: _Decided, answers: pd.DataFrame, by: str) -> tuple[Line, ...]:
    """Return the lines, those of groups with how they differ from the other answers."""
    pairs = {}
    for line in (line for line in lines if by and line.by == by):
        others = decided.prevalence(line.theme_id, (answers[by].fillna("") != line.part).to_numpy())
        if others.base and line.prevalence.corrected and others.corrected:
            pairs[line.part, line.theme_id] = line.prevalence.corrected, others.corrected
    chances = coding.prevalence.compare_groups(pairs)
    return tuple(
        Line(line.by, line.part, line.theme_id, line.prevalence, line.words, chances.get((line.part, line.theme_id)))
        if line.by == by
        else line
        for line in lines
    )
