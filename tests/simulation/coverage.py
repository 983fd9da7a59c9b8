"""How often 95% intervals hold the true count, over many random samples of comments whose coding is known."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.coding.prevalence.estimation import strata_of
from consult.coding.prevalence.posterior import Stratum, posterior
from tests.simulation.machine import Coded

SIZES = (100, 200, 400)
BANDS = {"under 3%": (0.0, 0.03), "3 to 10%": (0.03, 0.10), "over 10%": (0.10, 1.01)}
_NORMAL = 1.96


@dataclass(frozen=True)
class Sampled:
    """One theme in one sample: of `total` comments the machine gave it to `n_machine`, people to `true`.

    `n` were audited, `n_both` of them given the theme by the machine; people gave it to `k_both` of these and to
    `k_other` of the rest.
    """

    total: int
    n_machine: int
    true: int
    n: int
    n_both: int
    k_both: int
    k_other: int

    @property
    def strata(self) -> tuple[Stratum, Stratum]:
        """The comments that the machine gave the theme, and the others."""
        without = self.total - self.n_machine, self.n - self.n_both, self.k_other
        return Stratum(self.n_machine, self.n_both, self.k_both), Stratum(*without)


def _product(one: Sampled) -> tuple[float, float]:
    return posterior(strata_of(*one.strata)).interval


def _uniform(one: Sampled) -> tuple[float, float]:
    return posterior(one.strata, prior=1.0).interval


def _jeffreys(one: Sampled) -> tuple[float, float]:
    return posterior(one.strata).interval


def _unstratified(one: Sampled) -> tuple[float, float]:
    return posterior([Stratum(one.total, one.n, one.k_both + one.k_other)]).interval


def _difference(one: Sampled) -> tuple[float, float]:
    wrong = one.n_both - one.k_both
    mean = (one.k_other - wrong) / one.n
    spread = ((one.k_other + wrong) / one.n - mean**2) * one.n / (one.n - 1)
    return _normal(one.n_machine / one.total + mean, (1 - one.n / one.total) * spread / one.n, one.total)


def _wald(one: Sampled) -> tuple[float, float]:
    share = (one.k_both + one.k_other) / one.n
    return _normal(share, (1 - one.n / one.total) * share * (1 - share) / (one.n - 1), one.total)


def _naive(one: Sampled) -> tuple[float, float]:
    share = one.n_machine / one.total
    return _normal(share, share * (1 - share) / one.total, one.total)


def _normal(share: float, variance: float, total: int) -> tuple[float, float]:
    half = _NORMAL * np.sqrt(variance)
    return (share - half) * total, (share + half) * total


METHODS: dict[str, Callable[[Sampled], tuple[float, float]]] = {
    "product": _product,
    "jeffreys": _jeffreys,
    "uniform": _uniform,
    "unstratified": _unstratified,
    "difference": _difference,
    "wald": _wald,
    "naive": _naive,
}


def coverage(coded: Coded, repetitions: int, seed: int) -> dict[str, Any]:
    """Return, for each method, sample size and band of prevalence, the coverage and the mean width as a share.

    `coverage` is the mean over themes, `least` and `most` those of single themes.
    """
    shares = coded.people.mean(axis=0)
    cells = []
    for size in SIZES:
        drawn = _samples(coded, size, repetitions, seed)
        for method, interval in METHODS.items():
            held = np.array([_held(theme, interval) for theme in drawn])
            for band, (low, high) in BANDS.items():
                own = held[(shares >= low) & (shares < high)]
                cells.append({"method": method, "n": size, "band": band, "n_themes": len(own), **_summary(own)})
    facts = {"n_comments": len(coded.people), "n_themes": len(coded.themes), "repetitions": repetitions, "seed": seed}
    return {**facts, "cells": cells}


def _samples(coded: Coded, size: int, repetitions: int, seed: int) -> list[list[Sampled]]:
    """Return the samples of each theme: the same comments for all themes."""
    chance = np.random.default_rng([seed, size])
    total, k = coded.people.shape
    counts = np.zeros((repetitions, k, 3), dtype=np.int64)
    for repetition in range(repetitions):
        rows = chance.choice(total, size, replace=False)
        people, machine = coded.people[rows], coded.machine[rows]
        counts[repetition] = np.stack([machine, people & machine, people & ~machine], axis=-1).sum(axis=0)
    sums = zip(coded.machine.sum(axis=0).tolist(), coded.people.sum(axis=0).tolist(), strict=True)
    return [
        [Sampled(total, n_machine, true, size, *one) for one in counts[:, at].tolist()]
        for at, (n_machine, true) in enumerate(sums)
    ]


def _held(samples: list[Sampled], interval: Callable[[Sampled], tuple[float, float]]) -> NDArray[np.float64]:
    """Return how often the interval of a theme holds the truth, and its mean width."""
    known = {one: interval(one) for one in set(samples)}
    ends = np.array([known[one] for one in samples])
    true, total = samples[0].true, samples[0].total
    return np.array([((ends[:, 0] <= true) & (true <= ends[:, 1])).mean(), (ends[:, 1] - ends[:, 0]).mean() / total])


def _summary(held: NDArray[np.float64]) -> dict[str, float]:
    found = {"coverage": held[:, 0].mean(), "least": held[:, 0].min(), "most": held[:, 0].max()}
    return {name: round(float(value), 4) for name, value in {**found, "width": held[:, 1].mean()}.items()}
