"""Counting themes: every count of the report's theme tables in a few passes over integers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from consult.errors import ConsultError
from consult.report.theme_tone import heard, together
from consult.vocabulary import CodeFrame, Kind, ToneName

Ints = npt.NDArray[np.int64]

BUCKETS = ("barrier", "enabler", "ask", "other")
_BUCKET = {kind.value: BUCKETS.index(kind.value) if kind.value in BUCKETS else 3 for kind in Kind}


@dataclass(frozen=True)
class Coded:
    """Each theme of each counted answer, by position: `row` in the counted answers, `theme` in the frame, `bucket`,
    and `heard`, the tones in which it speaks of the theme (`theme_tone`).

    A theme's parent is there too, whether the answer was coded to it or only to its child.
    """

    row: Ints
    theme: Ints
    bucket: Ints
    heard: npt.NDArray[np.int8]


@dataclass(frozen=True)
class Tally:
    """Counts of units (answers, or respondents) by group (question) and theme.

    Shapes: `n` (groups, themes); `kinds` (groups, themes, 4); `by_type` (groups, themes, types); `base` (groups,);
    `type_base` (groups, types); `none` (groups,), units with no theme;
    `tones` (groups, themes, 4), units by the tone in which they speak of a theme, in the order of `ToneName`.
    """

    n: Ints
    kinds: Ints
    by_type: Ints
    base: Ints
    type_base: Ints
    none: Ints
    tones: Ints


def coded(codings: pd.DataFrame, counted: pd.DataFrame, frame: CodeFrame, tones: pd.DataFrame) -> Coded:
    """Place the codings of counted answers, each with its tone (`Tones`) where one was read.

    Raises:
        ConsultError: a coding names a theme that the frame does not have.
    """
    positive = codings.loc[codings["value"] == "coded", ["answer_id", "theme_id", "kind"]]
    place = {theme.id: at for at, theme in enumerate(frame.themes)}
    unknown = sorted(set(positive["theme_id"].unique()) - set(place))
    if unknown:
        raise ConsultError(
            f"codings name themes that the code frame {frame.id} version {frame.version} does not have: "
            f"{', '.join(unknown)}. Tag the answers again with this frame."
        )
    row = pd.Index(counted["answer_id"]).get_indexer(pd.Index(positive["answer_id"]))
    theme = positive["theme_id"].map(place).to_numpy(dtype=np.int64)
    bucket = positive["kind"].map(_BUCKET).to_numpy(dtype=np.int64)
    inside = row >= 0
    row, theme, bucket = row[inside].astype(np.int64), theme[inside], bucket[inside]
    found = heard(tones, counted["text_id"], place)[row, theme]
    parent = np.array([place[t.parent] if t.parent else -1 for t in frame.themes], dtype=np.int64)[theme]
    child = parent >= 0
    return Coded(
        np.concatenate([row, row[child]]),
        np.concatenate([theme, parent[child]]),
        np.concatenate([bucket, bucket[child]]),
        np.concatenate([found, found[child]]),
    )


def tally(coded: Coded, unit_of: Ints, group_of: Ints, type_of: Ints, shape: tuple[int, int, int]) -> Tally:
    """Count distinct units. `unit_of` gives the unit of each row; `group_of` and `type_of` the group and type of each
    unit; `shape` the numbers of groups, themes and types.
    """
    groups, themes, types = shape
    unit = unit_of[coded.row]
    pair = unit * themes + coded.theme
    of_theme = _distinct(pair)
    of_kind = _distinct(pair * len(BUCKETS) + coded.bucket)
    tone = together(np.searchsorted(of_theme, pair), coded.heard, len(of_theme))
    unit, theme = np.divmod(of_theme, themes)
    cell = group_of[unit] * themes + theme
    kind_unit, kind_theme = np.divmod(of_kind // len(BUCKETS), themes)
    kind_cell = (group_of[kind_unit] * themes + kind_theme) * len(BUCKETS) + of_kind % len(BUCKETS)
    base = _count(group_of, groups)
    read = tone < len(ToneName)
    return Tally(
        n=_count(cell, groups * themes).reshape(groups, themes),
        kinds=_count(kind_cell, groups * themes * len(BUCKETS)).reshape(groups, themes, len(BUCKETS)),
        by_type=_count(cell * types + type_of[unit], groups * themes * types).reshape(groups, themes, types),
        base=base,
        type_base=_count(group_of * types + type_of, groups * types).reshape(groups, types),
        none=base - _count(group_of[_distinct(unit)], groups),
        tones=_count(cell[read] * len(ToneName) + tone[read], groups * themes * len(ToneName)).reshape(
            groups, themes, len(ToneName)
        ),
    )


def _count(codes: Ints, size: int) -> Ints:
    return np.bincount(codes, minlength=size).astype(np.int64)


def _distinct(codes: Ints) -> Ints:
    # sorting is ten times faster than numpy's own hashing unique on millions of codes
    ordered = np.sort(codes)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered
