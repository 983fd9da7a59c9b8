"""What a report says of how far its automatic codings were held against people's."""

from collections.abc import Iterator

import pandas as pd

from consult import coding
from consult.pipeline.derived import Derived
from consult.pipeline.given import ANSWER, CODED, THEME, VALUE
from consult.pipeline.material import material
from consult.pipeline.seen import CODER, KEYS, in_full, with_parents
from consult.pipeline.team.kept import Kept, read
from consult.pipeline.team.settled import decisions, settled

_TEAM, _MODEL = "team", "model"


def measured(derived: Derived) -> str:
    """Return how many answers people coded, how far they agree, and how far the models agree with them.

    "" where nobody has coded an answer. Answers that were learned from say nothing of the models: there they are left
    out.
    """
    kept = read(derived.folder)
    known = set(derived.read_answers()[ANSWER])
    coded = {one.answer_id for one in kept.readings} & known
    if not coded:
        return ""
    coders = {one.coder for one in kept.readings if one.answer_id in known}
    people = "1 person" if len(coders) == 1 else f"{len(coders)} people"
    first = f"{people} coded {len(coded):,} of the {len(known):,} answers that were read for themes."
    return " ".join([first, *_between_people(derived, kept), *_with_models(derived, kept)])


def _between_people(derived: Derived, kept: Kept) -> Iterator[str]:
    decided = with_parents(decisions(kept, derived.folder.frame), derived.folder.frame)
    overall = _overall(derived, decided)
    if overall and overall.n:
        yield f"On {overall.n_answers:,} of them that two or more coded, {_figures('they', overall)}"


def _with_models(derived: Derived, kept: Kept) -> Iterator[str]:
    """Yield how far the models' codings agree with what people settled on, of answers not learned from."""
    frame, found, taught = derived.folder.frame, derived.codings(), material(derived.folder)
    themes = {one: given for one, given in settled(kept, frame).themes.items() if one not in taught}
    given = [(one, theme, _TEAM) for one in themes for theme in sorted(themes[one])]
    people = pd.DataFrame(given, columns=KEYS)
    models = found[found[ANSWER].isin(list(themes))][[ANSWER, THEME]].assign(**{CODER: _MODEL})
    codings = with_parents(pd.concat([people, models]).assign(**{VALUE: CODED}), frame)
    whole = pd.DataFrame([(one, coder) for one in themes for coder in (_TEAM, _MODEL)], columns=[ANSWER, CODER])
    overall = _overall(derived, in_full(codings, whole, sorted(set(codings[THEME]))))
    if overall:
        yield f"On {overall.n_answers:,} that the models had not learned from, {_figures('models and people', overall)}"


def _overall(derived: Derived, decided: pd.DataFrame) -> coding.agreement.Agreement | None:
    """Return the agreement over all on the themes that anybody gave; None where nobody gave any."""
    used = set(decided.loc[decided[VALUE] == CODED, THEME])
    keys = derived.read_answers()[[ANSWER, "respondent_id", "question_id"]]
    table = decided[decided[THEME].isin(list(used))].merge(keys, on=ANSWER)
    return None if table.empty else coding.agreement.overall(table, derived.folder.settings.seed)


def _figures(who: str, overall: coding.agreement.Agreement) -> str:
    percent, f1 = (overall.figures[name] for name in ("percent", "f1"))
    low, high = f1.interval
    same = f"{who} decided alike on {percent.value:.0%} of {overall.n:,} pairs of answer and theme"
    if pd.isna(f1.value):
        return f"{same}."
    within = f", 95% interval {low:.2f} to {high:.2f}" if not pd.isna(low) else ""
    return f"{same}; agreement on the themes given (F1) was {f1.value:.2f}{within}."
