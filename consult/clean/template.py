"""Find the texts that campaigns form around: the one of each group of likely copies that most people sent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.clean.likeness import Likeness
from consult.clean.sent import Senders, SentText
from consult.clean.sketch import Sketches, components, typicality
from consult.settings import CleanSettings

_LEEWAY = 0.10
"""Taken off the overlap from which sketches are joined: more than twice the standard error of their estimate, which is
at most 0.045 (see `sketch`). A group too many costs a comparison, a group too few a campaign."""
_ROUNDS = 25


@dataclass(frozen=True)
class Templates:
    """Rows of texts: those that campaigns form around, and those tried that too few people's texts were like."""

    kept: NDArray[np.int64]
    dropped: NDArray[np.int64]


def templates(
    texts: Sequence[SentText], senders: Senders, sketches: Sketches, likeness: Likeness, settings: CleanSettings
) -> Templates:
    """Return the templates among distinct texts, which come in the order of `sent.distinct`.

    A copy that was added to holds all of its template. For such a pair the cosine of their sets is sqrt(n / m) with n
    and m their sizes, and their overlap (Jaccard 1912) n / m: the square. So texts are joined from
    `campaign_similarity` squared. What no template takes is tried again, without the templates tried before.
    """
    overlap = max(settings.campaign_similarity**2 - _LEEWAY, _LEEWAY)
    kept = np.zeros(0, dtype=np.int64)
    tried: set[int] = set()
    rest = np.arange(len(texts))
    for _ in range(_ROUNDS):
        groups = _groups(components(sketches[rest], overlap), rest, senders, len(texts), settings)
        fresh = [_typical(members, texts, sketches) for members in groups]
        if not fresh:
            break
        tried.update(fresh)
        kept = np.array(sorted({*kept.tolist(), *fresh}), dtype=np.int64)
        kept, taken = _large_enough(kept, likeness, senders, settings)
        rest = np.array([row for row in np.flatnonzero(~taken).tolist() if row not in tried], dtype=np.int64)
    return Templates(kept, np.array(sorted(tried - set(kept.tolist())), dtype=np.int64))


def _groups(
    roots: NDArray[np.int64], rest: NDArray[np.int64], senders: Senders, n_texts: int, settings: CleanSettings
) -> list[NDArray[np.int64]]:
    """Return the rows of each component of the rest that enough people sent."""
    group = np.full(n_texts, -1)
    group[rest] = roots
    enough = np.flatnonzero(senders.count(group, n_texts) >= settings.campaign_min_respondents)
    order = np.argsort(roots, kind="stable")
    starts = np.searchsorted(roots[order], enough, side="left")
    ends = np.searchsorted(roots[order], enough, side="right")
    return [rest[order[start:end]] for start, end in zip(starts, ends, strict=True)]


def _typical(members: NDArray[np.int64], texts: Sequence[SentText], sketches: Sketches) -> int:
    """Return the row that most people sent; among equals the one whose sketch is most typical of all members."""
    most = len(texts[members[0]].people)
    commonest = sum(len(texts[row].people) == most for row in members.tolist())
    if commonest == 1:
        return int(members[0])
    return int(members[typicality(sketches[members])[:commonest].argmax()])


def _large_enough(
    kept: NDArray[np.int64], likeness: Likeness, senders: Senders, settings: CleanSettings
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Drop templates until each has its people; return the templates and which texts are theirs."""
    while len(kept):
        nearest = likeness.nearest(kept)
        taken = nearest.likeness >= settings.campaign_similarity
        sizes = senders.count(np.where(taken, nearest.template, -1), len(kept))
        enough = sizes >= settings.campaign_min_respondents
        if enough.all():
            return kept, taken
        kept = kept[enough]
    return kept, np.zeros(len(likeness.n_pairs), dtype=bool)
