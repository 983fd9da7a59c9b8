"""What is found and masked in texts whose identifiers people marked, beside what a general tool does."""

from pathlib import Path
from typing import Any

from consult import quotes
from consult.pipeline.evaluation import redaction_presidio
from consult.pipeline.evaluation.redaction_gold import GoldText, known, read_gold
from consult.pipeline.evaluation.redaction_score import scored
from consult.vocabulary import Identifier


def redaction(gold: Path, *, seed: int, names: bool = True) -> dict[str, Any]:
    """Return the figures of `redaction_score.scored`, and those of stock Presidio where it is installed.

    Presidio's are under `presidio`, and under `presidio_organisations` where it is told to look for those as well.

    `decisions` counts `gold -> ours` for each pair of outcomes.

    Raises:
        InputError: lists everything wrong with the file.
        ModelError: the language model is wanted and not installed.
    """
    texts = read_gold(gold)
    words = [text.text for text in texts]
    found = quotes.detection.find(words, [text.respondent_id for text in texts], known(texts), names=names)
    edits = [quotes.redaction.edits(text, own) for text, own in zip(words, found, strict=True)]
    masked = [[(edit.start, edit.end) for edit in own] for own in edits]
    special = [[(one.start, one.end) for one in own if one.identifier is Identifier.SPECIAL] for own in found]
    figures = {"evaluated": "redaction", "seed": seed, **scored(texts, masked, special, seed)}
    decided = [quotes.detection.decide(own).outcome.value for own in found]
    figures["decisions"] = _pairs([text.decision for text in texts], decided)
    return figures | _of_presidio(texts, seed)


def _of_presidio(texts: list[GoldText], seed: int) -> dict[str, Any]:
    """Return what Presidio masks; of special categories it says nothing."""
    if not redaction_presidio.is_installed():
        return {"presidio": None, "presidio_missing": redaction_presidio.HOW_TO_GET_IT}
    words = [text.text for text in texts]
    none: list[list[tuple[int, int]]] = [[] for _ in texts]
    ways = {"presidio": False, "presidio_organisations": True}
    return {
        name: scored(texts, redaction_presidio.masked(words, organisations=way), none, seed)
        for name, way in ways.items()
    }


def _pairs(gold: list[str], ours: list[str]) -> dict[str, int]:
    pairs = [f"{was} -> {now}" for was, now in zip(gold, ours, strict=True) if was]
    return {pair: pairs.count(pair) for pair in sorted(set(pairs))}
