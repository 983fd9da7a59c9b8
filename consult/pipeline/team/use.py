"""The team's codings as training and estimates take them: what is kept for an audit is never learned from."""

from dataclasses import dataclass

import pandas as pd

from consult.errors import InputError, Problem
from consult.pipeline.derived import Derived
from consult.pipeline.estimate_sample import Draw
from consult.pipeline.given import ANSWER
from consult.pipeline.team.kept import AUDIT, Kept, read
from consult.pipeline.team.settled import settled


@dataclass(frozen=True)
class Lesson:
    """Codings (answer_id, theme_id, value) to learn from, without answers on which coders differ or for an audit."""

    codings: pd.DataFrame
    n_disputed: int
    n_audit: int


def to_learn(derived: Derived) -> Lesson:
    """Return the team's codings to learn from.

    Raises:
        InputError: nobody has coded anything.
    """
    kept = read(derived.folder)
    found = settled(kept, derived.folder.frame)
    codings = found.codings[found.codings[ANSWER].isin(derived.read_answers()[ANSWER])]
    audit = {answer_id for one in kept.assignments if one.purpose == AUDIT for answer_id in one.answers}
    free = codings[~codings[ANSWER].isin(audit)]
    whole = free[~free[ANSWER].isin(found.disputed[ANSWER])]
    n_free, n_all = free[ANSWER].nunique(), codings[ANSWER].nunique()
    return Lesson(whole.reset_index(drop=True), n_free - whole[ANSWER].nunique(), n_all - n_free)


def to_audit(derived: Derived) -> tuple[dict[str, frozenset[str]], Draw]:
    """Return the themes of each answer of the newest audit that somebody has coded, and how it was drawn.

    Raises:
        InputError: there is none, or coders still differ about some of its answers.
    """
    kept = read(derived.folder)
    drawn = next((one.drawn for one in reversed(kept.assignments) if one.purpose == AUDIT), "")
    draw = Draw.parse(drawn)
    if draw is None:
        what = "no answers were assigned for an audit."
        raise InputError(Problem(what, "Draw them with `consult code sample`, then `consult code assign`."))
    found = settled(kept, derived.folder.frame)
    answers = _of_draw(kept, drawn)
    waiting = answers & set(found.disputed[ANSWER])
    if waiting:
        what = f"coders differ about {len(waiting)} answers of the audit, and nobody has settled it."
        raise InputError(Problem(what, "Settle them with `consult adjudicate`: a sample with gaps is not random."))
    coded = {answer_id: themes for answer_id, themes in found.themes.items() if answer_id in answers}
    if not coded:
        raise InputError(Problem("nobody has coded an answer of the audit yet.", "See `consult code status`."))
    return coded, draw


def _of_draw(kept: Kept, drawn: str) -> set[str]:
    """Return the answers of a draw that are coded for every theme that was asked for."""
    return {
        answer_id
        for one in kept.assignments
        if one.purpose == AUDIT and one.drawn == drawn
        for answer_id in one.answers
        if kept.is_done(one, answer_id)
    }
