"""Who codes which answers of a sample: every coder all of them, blind to the others."""

from collections.abc import Sequence
from pathlib import Path

from consult.errors import InputError, Problem
from consult.pipeline.derived import Derived
from consult.pipeline.estimate_sample import DRAWN, Draw
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.given import ANSWER
from consult.pipeline.team.kept import AUDIT, LEARNING, Assignment, Kept, person, plain


def assigned(derived: Derived, kept: Kept, sample: Path, coders: Sequence[str], *, learning: bool) -> list[Assignment]:
    """Return an assignment for each coder.

    Args:
        derived: the consultation's tables.
        kept: what is kept; a coder who is known keeps the spelling of their name.
        sample: the CSV of `consult code sample`, or with `answer_id` alone, chosen by hand.
        coders: their names.
        learning: the answers are to learn from, and so never an audit.

    Raises:
        InputError: lists everything wrong in the file, or a name that is none.
    """
    answers, drawn = _sample(derived, sample)
    if not learning and not drawn:
        what = "the answers were not drawn at random, so that they cannot be an audit."
        raise InputError(Problem(what, "Draw them with `consult code sample`, or add --to-learn.", file=sample.name))
    known = {plain(one): one for one in kept.coders}
    names = dict.fromkeys(known.get(plain(one), person(one)) for one in coders)
    if len({plain(one) for one in names}) < len(coders):
        raise InputError(Problem("a coder is named twice.", "Name each of them once."))
    themes = tuple(theme.id for theme in derived.folder.frame.themes)
    return [Assignment(name, answers, themes, LEARNING if learning else AUDIT, drawn) for name in names]


def _sample(derived: Derived, path: Path) -> tuple[tuple[str, ...], str]:
    """Return the answers of a sample in order, and how they were drawn, "" where nothing says so."""
    tables = Tables()
    table = tables.read(path, [ANSWER])
    known = frozenset(derived.read_answers()[ANSWER])
    tables.wrong(~table[ANSWER].isin(known), path.name, ANSWER, "are no answer that was read for themes.")
    tables.wrong(table[ANSWER].duplicated(), path.name, ANSWER, "repeat an answer.", "Keep one row for each.")
    notes = sorted(set(table[DRAWN])) if DRAWN in table else []
    if len(notes) > 1:
        what = "the rows say different things about how they were drawn."
        tables.problems.append(Problem(what, "Keep the rows of one sample.", path.name, column=DRAWN))
    if table.empty and not tables.problems:
        tables.problems.append(Problem("there is no answer in it.", "Draw some with `consult code sample`.", path.name))
    tables.checked()
    drawn = notes[0] if notes and Draw.parse(notes[0]) else ""
    return tuple(table[ANSWER]), drawn
