"""Groups of segments that say alike, each with a title, its stability, and what it may be the same as."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from consult import registry
from consult.nlp.discovery.grouping import group
from consult.nlp.discovery.material import gather
from consult.nlp.discovery.stability import stability
from consult.nlp.discovery.suggestion import Suggestion, title
from consult.nlp.encoder import Encoder, load_encoder
from consult.nlp.exact import Exact, on_grid, products
from consult.nlp.semantic.described import described_as
from consult.progress import Progress, silent
from consult.settings import DiscoverySettings, NlpSettings
from consult.vocabulary import CodeFrame

SEAM = "consult.nlp.clusterers"
FEWEST = 20
"""Fewer distinct segments than this make no groups."""

_TYPICAL = 5
_UNDER = 0.65  # likeness to a theme from which its top-level theme is suggested as the parent
_PART = 2_000


@dataclass(frozen=True)
class Discovery:
    """What was found in `n_segments` distinct segments, of which `n_grouped` were grouped (a random part of many).

    `suggestions` are in order of size; `placed` has columns text_id, start, end and suggestion_id, one row a segment
    that is in a group. `agreement` is the mean adjusted Rand index over resamples, NaN without any.
    """

    suggestions: tuple[Suggestion, ...]
    placed: pd.DataFrame
    n_segments: int
    n_grouped: int
    agreement: float


def discover(
    texts: pd.DataFrame,
    segments: pd.DataFrame,
    frame: CodeFrame,
    nlp: NlpSettings,
    settings: DiscoverySettings,
    seed: int,
    progress: Progress = silent,
) -> Discovery:
    """Suggest themes for texts (`Texts`) that were segmented (`Segments`).

    The same texts in any order give the same result. Segments beyond `settings.most_grouped` go to the nearest group,
    if they are as near to its middle as most of its own.

    Raises:
        UnknownName: no clusterer goes by that name.
    """
    way = registry.load(SEAM, settings.clusterer)
    material = gather(texts, segments)
    nowhere = material.places[["text_id", "start", "end"]].assign(suggestion_id="")
    if len(material.words) < FEWEST:
        return Discovery((), nowhere.iloc[:0], len(material.words), 0, float("nan"))
    encoder = load_encoder(nlp.encoder, nlp.threads)
    vectors = _encoded(encoder, material.words, progress)
    drawn = material.sample(settings.most_grouped, seed)
    progress("grouping", 0, 1)
    groups, words = group([material.words[number] for number in drawn], vectors[drawn], way, seed)
    progress("grouping", 1, 1)
    if not words:
        return Discovery((), nowhere.iloc[:0], len(material.words), len(drawn), float("nan"))
    held = stability(vectors[drawn], groups, way, settings.resamples, seed, progress)
    middles = _middles(vectors[drawn], groups, len(words))
    everywhere = _placed(vectors, drawn, groups, middles)
    ids = [f"s{number:0{len(str(len(words)))}d}" for number in range(1, len(words) + 1)]
    known = _Known(frame, encoder)
    suggestions = []
    for number, told in enumerate(words):
        typical = tuple(material.words[place] for place in _typical(vectors, everywhere, middles, number))
        theme, parent, likeness = known.nearest(middles[number])
        other, alike = _nearest_other(middles, number)
        suggestion = Suggestion(
            suggestion_id=ids[number],
            title=title(told, typical),
            words=tuple(told),
            n_segments=int((everywhere == number).sum()),
            stability=float(held.kept[number]),
            theme_id=theme,
            theme_likeness=likeness,
            parent=parent if likeness >= _UNDER else "",
            other_id=ids[other] if other >= 0 else "",
            other_likeness=alike,
            typical=typical,
        )
        suggestions.append(suggestion)
    suggested = everywhere[material.places["number"].to_numpy()]
    nowhere["suggestion_id"] = [ids[number] if number >= 0 else "" for number in suggested]
    placed = nowhere[nowhere["suggestion_id"] != ""].reset_index(drop=True)
    return Discovery(tuple(suggestions), placed, len(material.words), len(drawn), held.agreement)


class _Known:
    """The themes that are in the code frame already."""

    def __init__(self, frame: CodeFrame, encoder: Encoder) -> None:
        described = [(theme, words) for theme in frame.themes for _, words in described_as(theme)]
        self._themes = [theme for theme, _ in described]
        self._vectors = on_grid(encoder.encode([words for _, words in described]))

    def nearest(self, middle: Exact) -> tuple[str, str, float]:
        """Return the nearest theme's id, its top-level theme's id, and the likeness; nothing for an empty frame."""
        if not self._themes:
            return "", "", 0.0
        likeness = products(self._vectors, middle[None])[:, 0]
        theme = self._themes[int(likeness.argmax())]
        return theme.id, theme.parent or theme.id, round(float(likeness.max()), 3)


def _encoded(encoder: Encoder, words: tuple[str, ...], progress: Progress) -> Exact:
    parts = []
    for start in range(0, len(words), _PART):
        progress("reading", start, len(words))
        parts.append(on_grid(encoder.encode(words[start : start + _PART])))
    progress("reading", len(words), len(words))
    return np.concatenate(parts)


def _middles(vectors: Exact, groups: np.ndarray, n_groups: int) -> Exact:
    sums = np.stack([vectors[groups == number].sum(axis=0) for number in range(n_groups)])
    return on_grid(sums / np.maximum(np.sqrt((sums * sums).sum(axis=1, keepdims=True)), 1e-12))


def _placed(vectors: Exact, drawn: np.ndarray, groups: np.ndarray, middles: Exact) -> np.ndarray:
    """Return the group of every segment; those that were not drawn go to the nearest if they are near enough."""
    likeness = products(vectors, middles)
    own = likeness[drawn[groups >= 0], groups[groups >= 0]]
    enough = np.array([np.quantile(own[groups[groups >= 0] == number], 0.1) for number in range(len(middles))])
    nearest = likeness.argmax(axis=1)
    placed = np.where(likeness.max(axis=1) >= enough[nearest], nearest, -1)
    placed[drawn] = groups
    return placed


def _typical(vectors: Exact, everywhere: np.ndarray, middles: Exact, number: int) -> np.ndarray:
    """Return the segments nearest to the middle of their group, the nearest first."""
    own = np.flatnonzero(everywhere == number)
    nearest: np.ndarray = own[np.lexsort((own, -products(vectors[own], middles[number : number + 1])[:, 0]))]
    return nearest[:_TYPICAL]


def _nearest_other(middles: Exact, number: int) -> tuple[int, float]:
    if len(middles) < 2:
        return -1, 0.0
    likeness = products(middles, middles[number : number + 1])[:, 0]
    likeness[number] = -1.0
    return int(likeness.argmax()), round(float(likeness.max()), 3)
