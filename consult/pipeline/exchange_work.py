"""A consultation's coding as a whole, for exchange with other tools: the model's codings, the team's, and files'."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from consult import coding
from consult.errors import UnknownName
from consult.pipeline.csv_file import without_mark
from consult.pipeline.derived import Derived
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.given import ANSWER, CODED, NOT_CODED, THEME, VALUE, read_codings
from consult.pipeline.seen import CODER
from consult.pipeline.team import kept
from consult.vocabulary import GENERAL_QUESTION_ID, Question, Questionnaire

Work = coding.exchange.Work

_LABELS = {GENERAL_QUESTION_ID: "General comments that answer no question in particular"}
MODEL = "model"
_NUMBERS = ["start", "end", "probability", "frame_version"]
_TEXTS = [CODER, "kind", "reason"]


def gather(
    derived: Derived, files: Sequence[Path] = (), *, question: str = "", with_model: bool = True, coder: str = ""
) -> Work:
    """Return a consultation's coding: the model's, what the team decided on its sheets, and what files hold.

    Args:
        derived: the consultation's tables.
        files: people's codings, as CSV in the long form (answer_id and theme_id are enough).
        question: only that one, by id or number.
        with_model: the consultation's own codings too.
        coder: only theirs; `model` is the model, in all its versions.

    Raises:
        InputError: lists everything wrong in the files.
        UnknownName: there is no such question or coder.
    """
    work = without_codings(derived, question)
    found = [_models(derived, work)] if with_model else []
    found.append(coding.exchange.long_form(_teams(derived), work))
    tables = Tables()
    found += [coding.exchange.long_form(read_long(tables, path, work, derived), work) for path in files]
    tables.checked()
    codings = pd.concat([one for one in found if len(one)] or [work.codings], ignore_index=True)
    codings = codings[codings[ANSWER].isin(work.answers[ANSWER])]
    return _with(work, _of_coder(codings, coder) if coder else codings)


def without_codings(derived: Derived, question: str = "") -> Work:
    """Return a consultation as one that nobody has coded.

    Raises:
        UnknownName: there is no such question.
    """
    questionnaire, frame = derived.folder.questionnaire, derived.folder.frame
    answers = derived.read_answers().merge(derived.texts()[["text_id", "text"]], on="text_id")
    answers = answers[[ANSWER, "respondent_id", "question_id", "text"]].sort_values(ANSWER, ignore_index=True)
    questions = (*questionnaire.questions, *_stray(questionnaire, answers))
    if question:
        known = {name: one for one in questions for name in (one.id, one.number) if name}
        if question not in known:
            raise UnknownName("question", question, known)
        questions = (known[question],)
        answers = answers[answers["question_id"] == known[question].id]
    bare = Work(questionnaire.id, questionnaire.title, frame, questions, answers, pd.DataFrame())
    return _with(bare, coding.exchange.long_form(pd.DataFrame(columns=[ANSWER, THEME, CODER, VALUE], dtype=str), bare))


def _stray(questionnaire: Questionnaire, answers: pd.DataFrame) -> list[Question]:
    """Return the questions that answers have and the questionnaire lacks: what answers none in particular is one."""
    stray = sorted(set(answers["question_id"]) - set(questionnaire.by_id))
    return [Question(id=one, label=_LABELS.get(one, one)) for one in stray]


def read_long(tables: Tables, path: Path, work: Work, derived: Derived) -> pd.DataFrame:
    """Return the codings in a CSV file in the long form; what is wrong goes with the tables' problems."""
    table = read_codings(tables, path, frozenset(derived.read_answers()[ANSWER]), derived.folder.frame)
    coder = table[CODER] if CODER in table else pd.Series(path.stem, index=table.index)
    table = table.reindex(columns=[*table.columns, *(n for n in (*_NUMBERS, *_TEXTS) if n not in table)], fill_value="")
    table = table.assign(**{CODER: coder.str.strip()})
    for name in _TEXTS:
        table[name] = table[name].map(without_mark)
    tables.wrong(table[CODER] == "", path.name, CODER, "do not say who coded.")
    for name in _NUMBERS:
        numbers = pd.to_numeric(table[name].where(table[name] != ""), errors="coerce")
        tables.wrong(numbers.isna() & (table[name] != ""), path.name, name, "are no numbers.")
        table[name] = numbers
    lengths = table[ANSWER].map(dict(zip(work.answers[ANSWER], work.answers["text"].str.len(), strict=True)))
    outside = (table["start"] < 0) | (table["start"] >= table["end"]) | (table["end"] > lengths)
    outside |= table["start"].isna() != table["end"].isna()
    tables.wrong(outside, path.name, "start", "do not lie, with their end, in the text of their answer.")
    return table


def _with(work: Work, codings: pd.DataFrame) -> Work:
    return Work(work.id, work.title, work.frame, work.questions, work.answers, codings)


def _models(derived: Derived, work: Work) -> pd.DataFrame:
    codings = derived.codings()
    return coding.exchange.long_form(codings[codings[ANSWER].isin(work.answers[ANSWER])], work)


def _teams(derived: Derived) -> pd.DataFrame:
    """Return what people decided on their sheets; a row without a theme says that all themes were decided on."""
    themes = frozenset(derived.folder.frame.by_id)
    rows = []
    for one in kept.read(derived.folder).readings:
        named = (one.answer_id, one.coder)
        if themes <= {*one.coded, *one.against}:
            rows.append((*named, "", CODED, ""))
        else:
            rows += [(*named, theme, NOT_CODED, "") for theme in sorted(one.against & themes)]
        coded = ((theme, kinds) for theme, kinds in one.coded.items() if theme in themes)
        rows += [(*named, theme, CODED, kind) for theme, kinds in coded for kind in sorted(kinds) or [""]]
    return pd.DataFrame(rows, columns=[ANSWER, CODER, THEME, VALUE, "kind"], dtype=str)


def _of_coder(codings: pd.DataFrame, coder: str) -> pd.DataFrame:
    by_model = codings[CODER].map(coding.exchange.is_model).astype(bool)
    known = {*codings[CODER], MODEL} if by_model.any() else set(codings[CODER])
    if coder not in known:
        raise UnknownName("coder", coder, known)
    return codings[by_model] if coder == MODEL else codings[codings[CODER] == coder]
