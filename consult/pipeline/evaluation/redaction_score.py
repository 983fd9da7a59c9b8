"""How much of what leads to somebody is masked, and how much else.

The rules are those of the Text Anonymization Benchmark (Pilán and others 2022) with every word weighing the same: a
mention is masked where all its words are, titles and articles apart; an entity where all its mentions are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult import coding
from consult.pipeline.evaluation.comparison import interval
from consult.pipeline.evaluation.redaction_gold import GoldSpan, GoldText

Spans = Iterable[tuple[int, int]]

_TITLES = {"mr", "mrs", "ms", "miss", "dr", "the"}
_WORD, _PART = re.compile(r"\w+"), re.compile(r"[^\W_]+")
_TO_MASK = ("DIRECT", "QUASI", "SPECIAL")
_RESAMPLES = 1_000
_SHARES = {
    "direct_recall": ("DIRECT entity hit", "DIRECT entity"),
    "quasi_recall": ("QUASI entity hit", "QUASI entity"),
    "special_flagged": ("flagged", "SPECIAL mention"),
    "token_precision": ("word right", "word masked"),
    "direct_mention_recall": ("DIRECT mention hit", "DIRECT mention"),
    "quasi_mention_recall": ("QUASI mention hit", "QUASI mention"),
    "special_recall": ("SPECIAL mention hit", "SPECIAL mention"),
}
_COUNTS = ("clean_touched", "n_clean", "keep_hit", "n_keep")


def scored(texts: Sequence[GoldText], masked: Sequence[Spans], flagged: Sequence[Spans], seed: int) -> dict[str, Any]:
    """Return shares with their 95% intervals over resamples of the writers, and counts.

    `masked` and `flagged` are spans of each text: what is replaced, and what is said to be of a special category.
    """
    rows = [_counted(*row) for row in zip(texts, masked, flagged, strict=True)]
    names = sorted({name for row in rows for name in row})
    table = np.array([[row.get(name, 0) for name in names] for row in rows], dtype=np.float64)
    totals = dict(zip(names, table.sum(axis=0).tolist(), strict=True))
    drawn = dict(zip(names, _drawn(table, [text.respondent_id for text in texts], seed).T, strict=True))
    shares = {name: interval(_share(totals, drawn, *parts)) for name, parts in _SHARES.items()}
    return shares | {name: int(totals.get(name, 0)) for name in _COUNTS} | {"n": len(texts)}


def _share(
    totals: Mapping[str, float], drawn: Mapping[str, NDArray[np.float64]], hits: str, of: str
) -> coding.accuracy.Estimate:
    none = np.zeros(_RESAMPLES)
    below = drawn.get(of, none)
    replicates = np.divide(drawn.get(hits, none), below, out=np.full(_RESAMPLES, np.nan), where=below > 0)
    return coding.accuracy.Estimate(totals.get(hits, 0) / totals[of] if totals.get(of) else float("nan"), replicates)


def _drawn(table: NDArray[np.float64], groups: Sequence[str], seed: int) -> NDArray[np.float64]:
    """Return the column sums of each resample of whole groups."""
    _, group = np.unique(np.asarray(groups), return_inverse=True)
    sums = np.zeros((int(group.max()) + 1, table.shape[1]))
    np.add.at(sums, group, table)
    drawn = np.random.default_rng(seed).integers(len(sums), size=(_RESAMPLES, len(sums)))
    return np.stack([sums[row].sum(axis=0) for row in drawn])


def _counted(text: GoldText, masked: Spans, flagged: Spans) -> dict[str, float]:
    """Return what one text adds to each sum."""
    places, special = _places(masked), _places(flagged)
    counts: dict[str, float] = defaultdict(float)
    entities: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for span in text.spans:
        inside = range(span.start, span.end)
        if span.identifier == "KEEP":
            counts["n_keep"] += 1
            counts["keep_hit"] += not places.isdisjoint(inside)
        elif span.identifier in _TO_MASK:
            hit = _is_masked(text.text, span, places)
            counts[f"{span.identifier} mention"] += 1
            counts[f"{span.identifier} mention hit"] += hit
            entities[span.identifier, span.entity].append(hit)
            if span.identifier == "SPECIAL":
                counts["flagged"] += hit or not special.isdisjoint(inside)
    for (identifier, _), hits in entities.items():
        counts[f"{identifier} entity"] += 1
        counts[f"{identifier} entity hit"] += all(hits)
    _count_words(text, places, counts)
    if text.decision == "publish":
        counts["n_clean"] += 1
        counts["clean_touched"] += bool(places)
    return counts


def _count_words(text: GoldText, places: set[int], counts: dict[str, float]) -> None:
    right = _places((span.start, span.end) for span in text.spans if span.identifier != "KEEP")
    for word in _WORD.finditer(text.text):
        inside = range(*word.span())
        if not places.isdisjoint(inside):
            counts["word masked"] += 1
            counts["word right"] += not right.isdisjoint(inside)


def _is_masked(text: str, span: GoldSpan, places: set[int]) -> bool:
    words = _PART.finditer(text, span.start, span.end)
    return all(word[0].lower() in _TITLES or places.issuperset(range(*word.span())) for word in words)


def _places(spans: Spans) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}
