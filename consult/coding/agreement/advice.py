"""What disagreements say of a theme's definition."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import permutations

import pandas as pd

from consult.coding.agreement.comparison import Agreement, Compared

LOW = 0.667
"""Alpha below which no conclusion should be drawn (Krippendorff 2004, Content Analysis, section 11.4.2)."""
FEW_CODED = 10
FEW_DISAGREEMENTS = 5
_ONE_SIDED = 0.05
_OFTEN = 0.5


def advise(compared: Compared, listed: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return what to do about themes on which coders do not agree, by theme id; themes without advice are left out.

    - A theme that was hardly coded cannot be judged.
    - Disagreements nearly all of one direction (sign test, 5%): one coder draws the theme wider than the other.
    - Disagreements in both directions: the definition does not say what belongs to it.
    - Half of them or more with another theme coded in its place: two definitions overlap.

    Args:
        compared: the figures.
        listed: the disagreements of the same codings.
    """
    by_theme = dict(list(listed.groupby("theme_id")))
    others = _in_its_place(listed)
    advice = {one.id: tuple(_advice(one, by_theme.get(one.id), others)) for one in compared.themes}
    return {theme_id: said for theme_id, said in advice.items() if said}


def _advice(one: Agreement, listed: pd.DataFrame | None, others: Mapping[tuple[str, str], int]) -> Iterator[str]:
    n = 0 if listed is None else len(listed)
    if one.n and max(times for times, _ in one.positives.values()) < FEW_CODED:
        most = max(times for times, _ in one.positives.values())
        yield f"coded {most} times at most: code more answers before judging it"
    if listed is None or n < FEW_DISAGREEMENTS or not one.figures["alpha"].value < LOW:
        return
    wider = _wider(listed)
    if wider:
        coder, other, times, back = wider
        yield (
            f"{coder} codes it where {other} does not, {times} times against {back}: one of them draws it wider. "
            "Agree where it ends and write that under includes and excludes"
        )
    else:
        yield f"{n} disagreements in both directions: its definition is underspecified. Rewrite it, with examples"
    for (theme_id, instead), times in others.items():
        if theme_id == one.id and times >= _OFTEN * n:
            yield f"in {times} of {n} disagreements one coder gave {instead} in its place: tell the two apart"


def _wider(listed: pd.DataFrame) -> tuple[str, str, int, int] | None:
    """Return the two coders who differ most in one direction, and how often they do, if chance would not."""
    from scipy.stats import binomtest

    times: Counter[tuple[str, str]] = Counter()
    for yes, no in zip(listed["coded_by"], listed["not_coded_by"], strict=True):
        times.update((a, b) for a in yes.split(";") for b in no.split(";"))
    if not times:
        return None
    (coder, other), most = max(times.items(), key=lambda item: (item[1] - times[item[0][::-1]], item[0]))
    back = times[other, coder]
    return (coder, other, most, back) if binomtest(most, most + back).pvalue < _ONE_SIDED else None


def _in_its_place(listed: pd.DataFrame) -> Counter[tuple[str, str]]:
    """Count, for each two themes, the answers to which one coder gave the first and another the second instead."""
    times: Counter[tuple[str, str]] = Counter()
    for _, rows in listed.groupby("answer_id"):
        sides = [
            (theme_id, set(yes.split(";")), set(no.split(";")))
            for theme_id, yes, no in zip(rows["theme_id"], rows["coded_by"], rows["not_coded_by"], strict=True)
        ]
        for (one, one_yes, one_no), (other, other_yes, other_no) in permutations(sides, 2):
            if one_yes & other_no and one_no & other_yes:
                times[one, other] += 1
    return times
