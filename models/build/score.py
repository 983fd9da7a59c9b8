"""How well guessed kinds match labels, with what chance alone would move."""

from collections.abc import Sequence

import numpy as np

from consult.nlp.kind import KINDS

SEED, RESAMPLES = 20250611, 2000


def measured(test: Sequence[tuple[str, str]], guessed: np.ndarray) -> dict[str, float | int]:
    """Return accuracy, macro F1 with its 95% bootstrap interval, and F1 and support of each kind."""
    kinds = np.array([kind for _, kind in test])
    chance = np.random.default_rng(SEED)
    draws = [chance.integers(0, len(kinds), len(kinds)) for _ in range(RESAMPLES)]
    spread = np.quantile([macro_f1(kinds[draw], guessed[draw]) for draw in draws], [0.025, 0.975])
    figures: dict[str, float | int] = {
        "n": len(kinds),
        "accuracy": round(float((kinds == guessed).mean()), 3),
        "macro_f1": round(macro_f1(kinds, guessed), 3),
        "macro_f1_low": round(float(spread[0]), 3),
        "macro_f1_high": round(float(spread[1]), 3),
    }
    for kind in KINDS:
        figures[f"{kind.value}_f1"] = round(_f1(kinds, guessed, kind.value), 3)
        figures[f"{kind.value}_n"] = int((kinds == kind.value).sum())
    return figures


def macro_f1(kinds: np.ndarray, guessed: np.ndarray) -> float:
    """Return the mean F1 over the kinds that occur in either."""
    present = sorted({*kinds.tolist(), *guessed.tolist()})
    return float(np.mean([_f1(kinds, guessed, kind) for kind in present]))


def _f1(kinds: np.ndarray, guessed: np.ndarray, kind: str) -> float:
    both = int(((kinds == kind) & (guessed == kind)).sum())
    either = int((kinds == kind).sum() + (guessed == kind).sum())
    return 2 * both / either if either else 0.0
